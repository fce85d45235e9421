import { expect, test } from "bun:test";

import { drive } from "./_driven.ts";
import { sampleState } from "./_samples.ts";
import { parseRefresh, refreshAfter } from "./refresh_rate.ts";

test("refreshAfter() goes from half a second to a minute and no further", () => {
  expect(refreshAfter(1_000, -1)).toBe(500);
  expect(refreshAfter(500, -1)).toBe(500);
  expect(refreshAfter(30_000, 1)).toBe(60_000);
  expect(refreshAfter(60_000, 1)).toBe(60_000);
});

test("refreshAfter() finds its way back from a rate between the steps", () => {
  expect(refreshAfter(700, 1)).toBe(1_000);
  expect(refreshAfter(700, -1)).toBe(500);
});

test.each([
  ["2", 2_000],
  ["1.5s", 1_500],
  ["250 ms", 250],
  ["1m", 60_000],
  ["100ms", 100],
])("parseRefresh() reads %s", (text, ms) => {
  expect(parseRefresh(text)).toBe(ms);
});

test.each(["", "99ms", "61s", "2h", "-1", "fast", "1e3"])(
  "parseRefresh() takes no %p",
  (text) => {
    expect(parseRefresh(text)).toBeUndefined();
  },
);

test("plus and minus change the rate and say so", () => {
  const it = drive(sampleState("instances"));
  it.press("-");
  expect(it.state().notice?.text).toBe("Live data every 2 s");
  it.press("+", "+");
  expect(it.state().settings.refreshMs).toBe(500);
});
