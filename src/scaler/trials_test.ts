import { expect, test } from "bun:test";

import { beginTrial, madeUpTrace } from "./trials.ts";

const MADE_UP = { ratePerS: 60, workMs: 20, tookMs: 120_000 };
const WORLD = { parallel: 1, startMs: 1_000 };

test("beginTrial() plays with the policies there are, from min end servers", () => {
  const trace = madeUpTrace("flash_crowd", MADE_UP);
  const outcome = beginTrial({ min: 3 }, { trace, world: WORLD }).outcome();
  expect(outcome.points[0]).toMatchObject({ ready: 3 });
  expect(outcome.changes[0]?.policy).toBe("queueing");
  expect(outcome.arrived).toBe(outcome.completed);
});

test("beginTrial() comes to the same in parts as at once", () => {
  const trace = madeUpTrace("poisson", MADE_UP);
  const play = () => beginTrial({}, { trace, world: WORLD });
  const parts = play();
  for (let toMs = 0; !parts.isOver; toMs += 7_000) parts.advance(toMs);
  expect(parts.outcome()).toEqual(play().outcome());
});

test("madeUpTrace() names the kinds there are", () => {
  expect(() => madeUpTrace("zigzag", MADE_UP)).toThrow(
    'Cannot make up a trace "zigzag": there is no such kind; choose one of poisson, daily_wave, flash_crowd, on_off',
  );
});
