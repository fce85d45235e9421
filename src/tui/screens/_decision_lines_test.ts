import { expect, test } from "bun:test";

import type { Line } from "../line.ts";
import { makeTheme } from "../theme.ts";
import { decided, decisionLines } from "./_decision_lines.ts";

const theme = makeTheme({ noColor: true, ascii: false });

const DECISION = {
  atMs: 0,
  kind: "scale_out",
  policy: "queueing",
  from: 2,
  wish: 14,
  to: 10,
  inputs: { load: 98, perEndServer: 49.25, target: 7 },
  clamps: [{ name: "max", from: 14, to: 10, reason: "At most 10 are allowed" }],
  reason: "49 requests an end server: 14 are needed",
  number: 7,
  shadow: null,
};

function textOf(spans: Line): string {
  return spans.map(({ text }) => text).join("");
}

test("decisionLines() tells a decision, what limited it and what it was made from", () => {
  const lines = decisionLines(DECISION, { width: 60, height: 9, theme });
  expect(lines.map(textOf)).toEqual([
    "  --:--:-- scale_out 2 to 10, wished 14, by queueing",
    "  49 requests an end server: 14 are needed",
    "  max: 14 → 10 because At most 10 are allowed",
    "  load             98   per end server 49.3",
    "  target            7",
  ]);
});

test("decisionLines() stays within its height", () => {
  const room = { width: 20, height: 3, theme };
  expect(decisionLines(DECISION, room)).toHaveLength(3);
});

test("decided() says where a hold stays", () => {
  const hold = { ...DECISION, kind: "hold", from: 3, to: 3 };
  expect(decided(hold)).toBe("hold at 3");
});
