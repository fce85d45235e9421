import { expect, test } from "bun:test";

import { createKnativeScale, KNATIVE_DEFAULTS } from "./knative_scale.ts";

const NEVER_PANIC = { ...KNATIVE_DEFAULTS, panicThreshold: 100 };

test("createKnativeScale() is ⌈concurrency / target⌉", () => {
  const at = (target: number, stable: number) =>
    createKnativeScale(target)({ nowMs: 0, ready: 1, stable, panic: 0 });
  expect(at(7, 15)).toBe(3);
  expect(at(7, 42)).toBe(6);
  expect(at(7 * 0.7, 42)).toBe(9);
});

test("createKnativeScale() panics from twice of what is ready on", () => {
  const wish = (panic: number) => {
    const scale = createKnativeScale(7);
    scale({ nowMs: 0, ready: 1, stable: 0, panic: 0 });
    return scale({ nowMs: 2_000, ready: 2, stable: 14, panic });
  };
  expect(wish(21)).toBe(2); // ⌈3⌉/2 is less than 2
  expect(wish(21.1)).toBe(4); // 10.5 each, not 14
});

test("createKnativeScale() never goes down in panic, and ends it a minute later", () => {
  const scale = createKnativeScale(1);
  scale({ nowMs: 0, ready: 1, stable: 0, panic: 0 });
  expect(scale({ nowMs: 2_000, ready: 10, stable: 11, panic: 25 })).toBe(25);
  expect(scale({ nowMs: 30_000, ready: 40, stable: 30, panic: 41 })).toBe(41);
  expect(scale({ nowMs: 62_000, ready: 41, stable: 5, panic: 5 })).toBe(41);
  expect(scale({ nowMs: 64_000, ready: 55, stable: 50, panic: 56 })).toBe(50);
});

test("createKnativeScale() halves at most", () => {
  const scale = createKnativeScale(10);
  scale({ nowMs: 0, ready: 1, stable: 0, panic: 0 });
  expect(scale({ nowMs: 2_000, ready: 9, stable: 1, panic: 1 })).toBe(4);
});

test("createKnativeScale() goes down at once, as its delay is 0", () => {
  const scale = createKnativeScale(10, NEVER_PANIC);
  scale({ nowMs: 0, ready: 1, stable: 0, panic: 0 });
  expect(scale({ nowMs: 2_000, ready: 4, stable: 40, panic: 40 })).toBe(4);
  expect(scale({ nowMs: 2_500, ready: 4, stable: 20, panic: 20 })).toBe(2);
});

test("createKnativeScale() with more than one pod begins in panic", () => {
  const scale = createKnativeScale(10);
  expect(scale({ nowMs: 0, ready: 4, stable: 0, panic: 0 })).toBe(4);
  expect(scale({ nowMs: 60_000, ready: 4, stable: 0, panic: 0 })).toBe(4);
  expect(scale({ nowMs: 62_000, ready: 4, stable: 0, panic: 0 })).toBe(2);
});
