import { expect, test } from "bun:test";

import { createStepLimit } from "./step.ts";

const TUNING = { stepMs: 15_000, stepOut: 4, stepIn: 1 };
function wish(endServers: number) {
  return { endServers, clamps: [] };
}

function limit(step: ReturnType<typeof createStepLimit>, nowMs: number) {
  return (from: number, endServers: number) =>
    step.limit(wish(endServers), { nowMs, from, urgent: false }).endServers;
}

test.each([
  [0, 4],
  [1, 5],
  [2, 6],
  [4, 8],
  [5, 10],
  [20, 40],
])("createStepLimit() lets %p become %p at most", (from, most) => {
  const at = limit(createStepLimit(TUNING), 0);
  expect(at(from, 100)).toBe(most);
  expect(at(from, most - 1)).toBe(most - 1);
});

test("createStepLimit() counts what was added within the time", () => {
  const step = createStepLimit(TUNING);
  step.changed(1_000, 3);
  expect(limit(step, 10_000)(5, 100)).toBe(6); // 2 at first, so 6
  expect(limit(step, 16_000)(5, 100)).toBe(10);
});

test("createStepLimit() removes one at a time", () => {
  const step = createStepLimit(TUNING);
  expect(limit(step, 0)(5, 1)).toBe(4);
  step.changed(0, -1);
  expect(limit(step, 14_999)(4, 1)).toBe(4);
  expect(limit(step, 15_000)(4, 1)).toBe(3);
});

test("createStepLimit() never turns a wish round", () => {
  const step = createStepLimit(TUNING);
  step.changed(0, 9);
  step.changed(0, -9);
  expect(limit(step, 1_000)(3, 9)).toBeGreaterThanOrEqual(3);
  expect(limit(step, 1_000)(3, 1)).toBeLessThanOrEqual(3);
});

test("createStepLimit() says how many and in what time", () => {
  const out = createStepLimit(TUNING).limit(wish(9), {
    nowMs: 0,
    from: 2,
    urgent: true,
  });
  expect(out.clamps).toEqual([
    {
      name: "step",
      from: 9,
      to: 6,
      reason: "at most 4 end servers may be added within 15 s",
    },
  ]);
});
