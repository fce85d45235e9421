import { expect, test } from "bun:test";

import { didYouMean, nearMatch } from "./near_match.ts";

test("nearMatch() finds a slip of two letters, or a beginning", () => {
  const verbs = ["deploy", "delete", "list"];
  expect(nearMatch("depoly", verbs)).toBe("deploy");
  expect(nearMatch("lst", verbs)).toBe("list");
  expect(nearMatch("del", verbs)).toBe("delete");
});

test("nearMatch() guesses nothing from something else", () => {
  expect(nearMatch("scale", ["deploy", "list"])).toBeUndefined();
  expect(nearMatch("x", ["y"])).toBeUndefined();
  expect(nearMatch("", ["deploy"])).toBeUndefined();
  expect(didYouMean("scale", ["list"])).toBe("");
});
