import { expect, test } from "bun:test";

import { sampleState } from "./_samples.ts";
import { lineWidth, type Line } from "./line.ts";
import { topRoute } from "./reduce.ts";
import { serviceAt } from "./service_at.ts";
import { answerLines } from "./answer_lines.ts";

function draw(width: number): Line[] {
  const state = sampleState("calculation");
  const route = topRoute(state);
  const service = serviceAt(state.data, route);
  if (!service || !route.answer) throw new Error("no sample");
  return answerLines(service, route.answer, { width, ellipsis: "…" });
}

function text(lines: readonly Line[]): string {
  return lines
    .map((spans) => spans.map(({ text }) => text).join(""))
    .join("\n");
}

test("answerLines() tells who answered, each value with its unit, and tables", () => {
  const drawn = text(draw(60));
  expect(drawn).toContain("Answered by a word in 12 ms");
  expect(drawn).toContain("8678.23 INR");
  expect(drawn).toContain("50 rows");
  expect(drawn).toMatch(/50 +1234567\.89/);
});

test("answerLines() leaves out columns that do not fit, and says so", () => {
  expect(text(draw(12))).toContain("1 of 2");
});

test("answerLines() keeps within the width", () => {
  for (const width of [12, 40, 120]) {
    for (const spans of draw(width)) {
      expect(lineWidth(spans)).toBeLessThanOrEqual(width);
    }
  }
});
