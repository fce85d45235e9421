import { expect, test } from "bun:test";

import { drive } from "./_driven.ts";
import { sampleState } from "./_samples.ts";

test("y copies what is asked for most of the selected row, and says what", () => {
  const it = drive(sampleState("instances"));
  it.press("y");
  expect(it.done).toEqual(["copy 61000"]);
  expect(it.state().notice?.text).toBe("Copied the port: 61000");
});

test("Y copies the cells of the selected row", () => {
  const it = drive(sampleState("instances"));
  it.press("Y");
  expect(it.done[0]?.split("\t")).toContain("61000");
});

test("y says so where there is no row", () => {
  const state = sampleState("instances");
  const it = drive({ ...state, data: { ...state.data, instances: [] } });
  it.press("y");
  expect(it.done).toEqual([]);
  expect(it.state().notice?.text).toBe("There is nothing to copy here");
});

test("copyText() tells when it is too much", () => {
  const it = drive(sampleState("instances"), {
    copy: () => ({ kind: "too-long", bytes: 80_000 }),
  });
  it.press("y");
  expect(it.state().notice?.text).toContain("80000 bytes");
});
