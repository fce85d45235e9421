import { expect, test } from "bun:test";

import type { Line } from "../line.ts";
import { makeTheme } from "../theme.ts";
import { storyLines } from "./_story_lines.ts";

const theme = makeTheme({ noColor: true, ascii: false });

const SHARED = { from: 2, wish: 5, policy: "so", reason: "so" };
const DECISION = {
  ...SHARED,
  atMs: 0,
  kind: "scale_out",
  to: 4,
  inputs: { perEndServer: 49.25, observedLineMs: 12 },
  clamps: [{ name: "max", from: 5, to: 4, reason: "so" }],
  number: 7,
  shadow: { ...SHARED, to: 3, inputs: {}, clamps: [], aheadMs: 0 },
};

function drawn(selected: number, height = 30): string[] {
  const textOf = (spans: Line) => spans.map(({ text }) => text).join("");
  const room = { width: 60, height, theme, selected };
  return storyLines(DECISION, room).map(textOf);
}

test("storyLines() tells wish, limits, outcome, the model and the shadow in order", () => {
  const lines = drawn(0).map((text) => text.slice(2));
  expect(lines[0]).toEndWith("scale_out 2 to 4, by so");
  expect(lines.slice(2, 6)).toEqual([
    "so",
    "so wished for 5 where there were 2",
    "max: 5 → 4 because so",
    "So it went from 2 to 4",
  ]);
  expect(lines.join(" ")).toContain("Observed: 12 ms in the line");
  expect(lines.join(" ")).toContain("Shadow so: 3 in place of 4");
});

test("storyLines() marks the selected paragraph and keeps it in sight", () => {
  const last = drawn(0).length - 3; // at most as many paragraphs as lines
  for (let selected = 0; selected < last; selected++) {
    const lines = drawn(selected, 6);
    expect(lines.length).toBeLessThanOrEqual(6);
    const marks = lines.filter((text) => text.startsWith("> "));
    if (marks.length > 0) expect(marks).toHaveLength(1);
  }
  expect(drawn(3, 6).join("\n")).toContain("> So it went from 2 to 4");
});
