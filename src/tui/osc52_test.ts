import { expect, test } from "bun:test";

import { MOST_BYTES, osc52 } from "./osc52.ts";

test("osc52() puts the text in base64 between what the terminal knows it by", () => {
  expect(osc52("127.0.0.1:61000")).toEqual({
    kind: "sequence",
    sequence: "\x1b]52;c;MTI3LjAuMC4xOjYxMDAw\x07",
  });
});

test("osc52() encodes text as UTF-8", () => {
  const outcome = osc52("₹ 帳");
  if (outcome.kind !== "sequence") throw new Error("No sequence was made");
  const base64 = outcome.sequence.slice("\x1b]52;c;".length, -1);
  expect(Buffer.from(base64, "base64").toString("utf8")).toBe("₹ 帳");
});

test("osc52() wraps it for tmux, with every ESC doubled", () => {
  expect(osc52("a", { tmux: true })).toEqual({
    kind: "sequence",
    sequence: "\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\",
  });
});

test("osc52() cannot be ended by what is copied", () => {
  const outcome = osc52("\x07\x1b\\\x1b]52;c;!\x07");
  if (outcome.kind !== "sequence") throw new Error("No sequence was made");
  expect(outcome.sequence.indexOf("\x07")).toBe(outcome.sequence.length - 1);
});

test("osc52() asks for no more than terminals take", () => {
  expect(osc52("x".repeat(MOST_BYTES)).kind).toBe("sequence");
  expect(osc52("₹".repeat(25_000))).toEqual({
    kind: "too-long",
    bytes: 75_000,
  });
});
