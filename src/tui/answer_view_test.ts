import { expect, test } from "bun:test";

import { sampleState } from "./_samples.ts";
import {
  answerView,
  AT_START,
  type AnswerOptions,
  type AnswerView,
} from "./answer_view.ts";
import { lineWidth, type Line } from "./line.ts";
import { topRoute } from "./reduce.ts";
import { serviceAt } from "./service_at.ts";
import { makeTheme } from "./theme.ts";

const THEME = makeTheme({ noColor: true, ascii: false });
const ROOM = { width: 60, height: 100, theme: THEME, scroll: 0 };

function draw(options: Partial<AnswerOptions> = {}): AnswerView {
  const state = sampleState("calculation");
  const route = topRoute(state);
  const service = serviceAt(state.data, route);
  if (!service || !route.answer) throw new Error("no sample");
  const place = AT_START;
  return answerView(service, route.answer, { ...ROOM, place, ...options });
}

function text({ lines }: Pick<AnswerView, "lines">): string {
  return lines.map(textOf).join("\n");
}

function textOf(spans: Line): string {
  return spans.map(({ text }) => text).join("");
}

test("answerView() tells who answered, each value with its unit, and a table", () => {
  const drawn = text(draw());
  expect(drawn).toContain("Answered by a word in 12 ms");
  expect(drawn).toContain("8678.23 INR");
  expect(drawn).toContain("a word · 50 rows · 1/2");
  expect(drawn).toMatch(/50 +1000\.50/);
});

test("answerView() draws the last column of amounts where there is room", () => {
  expect(text(draw())).toContain("50000.50 to 1000.50");
  expect(text(draw({ height: 12 }))).not.toContain("50000.50 to");
});

test("answerView() shows the table that is chosen, and no chart of a few rows", () => {
  const drawn = text(draw({ place: { table: "years", skipped: 0 } }));
  expect(drawn).toContain("4 rows · 2/2");
  expect(drawn).not.toContain("50 rows");
  expect(drawn).not.toContain(" to 1234567.89");
});

test("answerView() keeps the header of a table in sight when it is scrolled", () => {
  const { mostScroll } = draw({ height: 10 });
  const { lines } = draw({ height: 10, scroll: mostScroll });
  expect(lines).toHaveLength(10);
  expect(textOf(lines[0] ?? [])).toContain("a word (INR)");
  expect(textOf(lines.at(-1) ?? [])).toMatch(/50 +1000\.50/);
  expect(text(draw({ height: 10, scroll: 999 }))).toBe(text({ lines }));
});

test("answerView() goes through columns that do not fit, and keeps the first", () => {
  const place = { table: "years", skipped: 0 };
  const start = draw({ width: 50, place });
  expect(text(start)).toContain("columns 1, 2 to 3 of 5");
  expect(start.mostSkipped).toBe(2);
  const end = draw({ width: 50, place: { ...place, skipped: 9 } });
  expect(text(end)).toContain("columns 1, 4 to 5 of 5");
});

test("answerView() keeps within the room it is given", () => {
  for (const width of [12, 40, 120]) {
    for (const height of [3, 12, 40]) {
      const { lines } = draw({ width, height });
      expect(lines.length).toBeLessThanOrEqual(height);
      for (const spans of lines) {
        expect(lineWidth(spans)).toBeLessThanOrEqual(width);
      }
    }
  }
});
