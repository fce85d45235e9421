import { expect, test } from "bun:test";

import { combine } from "./combine.ts";

test("combine() takes the median of each figure", () => {
  const runs = [1, 9, 2].map((a) => ({
    kind: "ran" as const,
    values: { a, b: 10 - a },
  }));
  expect(combine("x", runs)).toEqual({ what: "x", values: { a: 2, b: 8 } });
});

test("combine() gives no figure when a run failed", () => {
  const ran = { kind: "ran" as const, values: { a: 1 } };
  const failed = { kind: "failed" as const, reason: "3 of 9 requests failed" };
  expect(combine("x", [ran, failed, ran])).toEqual({
    what: "x",
    values: {},
    note: "1 of 3 runs failed: 3 of 9 requests failed",
  });
});

test("combine() says when nothing ran", () => {
  expect(combine("x", []).note).toBe("0 of 0 runs failed: never ran");
});
