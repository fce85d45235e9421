import { expect, test } from "bun:test";

import { createHpaBehaviour } from "./hpa_behaviour.ts";

const MINUTE = 60_000;

test("createHpaBehaviour() doubles or adds four, whichever is more, in 15 s", () => {
  const behave = createHpaBehaviour();
  expect(behave(100, { nowMs: 0, current: 2 })).toBe(6);
  expect(behave(100, { nowMs: 5_000, current: 6 })).toBe(6);
  expect(behave(100, { nowMs: 15_000, current: 6 })).toBe(12);
});

test("createHpaBehaviour() goes down by the highest wish of five minutes", () => {
  const behave = createHpaBehaviour();
  expect(behave(8, { nowMs: 0, current: 8 })).toBe(8);
  expect(behave(5, { nowMs: MINUTE, current: 8 })).toBe(8);
  expect(behave(2, { nowMs: 4.9 * MINUTE, current: 8 })).toBe(8);
  expect(behave(2, { nowMs: 5 * MINUTE, current: 8 })).toBe(5);
  expect(behave(2, { nowMs: 6 * MINUTE, current: 5 })).toBe(2);
});
