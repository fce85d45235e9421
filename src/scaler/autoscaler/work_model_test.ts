import { expect, test } from "bun:test";

import { NO_TRAFFIC } from "../../base/traffic.ts";
import {
  occupancyOf,
  type Held,
} from "../../../_tools/testing/occupancy_of.ts";
import { createWorkModel } from "./work_model.ts";

interface Served {
  readonly served?: number;
  /** Of them, so many were alone, of 20 ms each. @default 0 */
  readonly lone?: number;
  /** Σ of their times squared over that of a constant. @default 1 */
  readonly spread?: number;
}

function traffic(
  held: readonly Held[],
  { served = 1_000, lone = 0, spread = 1 }: Served = {},
) {
  const loneMs = lone * 20;
  const loneSquares = lone * 20 ** 2 * spread;
  const occupancy = occupancyOf(...held);
  return { ...NO_TRAFFIC, served, lone, loneMs, loneSquares, occupancy };
}

const ONE_CORE = { serviceMs: 20, parallel: 1 } as const;
const FOUR_CORES = { serviceMs: 20, parallel: 4 } as const;
const SLEEPS = { serviceMs: 20, parallel: 10 } as const;

test("WorkModel.learn() knows nothing before anything was served", () => {
  expect(createWorkModel(10).learn(NO_TRAFFIC)).toBeUndefined();
});

test("WorkModel.learn() tells the work at low load and at high load alike", () => {
  for (const requests of [1, 3, 10]) {
    const held = { ended: 500, requests, ...ONE_CORE };
    const seen = traffic([{ ended: 100, requests: 1, ...ONE_CORE }, held]);
    const work = createWorkModel(10).learn(seen);
    expect(work?.serviceMs).toBeCloseTo(20, 9);
    expect(work?.parallel).toBe(1);
  }
});

test("WorkModel.learn() finds four cores, wherever they show", () => {
  const seen = traffic([
    { ended: 100, requests: 1, ...FOUR_CORES },
    { ended: 300, requests: 3, ...FOUR_CORES },
    { ended: 1_000, requests: 8, ...FOUR_CORES },
  ]);
  const work = createWorkModel(10).learn(seen);
  expect(work?.parallel).toBeGreaterThan(3.5);
  expect(work?.parallel).toBeLessThan(4.5);
  expect(Math.abs((work?.serviceMs ?? 0) - 20)).toBeLessThan(1);
});

test("WorkModel.learn() finds that those who sleep do not hinder each other", () => {
  const seen = traffic([
    { ended: 100, requests: 1, ...SLEEPS },
    { ended: 100, requests: 4, ...SLEEPS },
  ]);
  expect(createWorkModel(10).learn(seen)?.parallel).toBe(10);
});

test("WorkModel.learn() takes an end server for one core until that is disproved", () => {
  const model = createWorkModel(10);
  const alone = traffic([{ ended: 500, requests: 1, ...SLEEPS }]);
  expect(model.learn(alone)?.parallel).toBe(1);
});

test("WorkModel.learn() forgets neither the work nor the cores when it is quiet", () => {
  const model = createWorkModel(10);
  const known = model.learn(
    traffic([
      { ended: 100, requests: 1, ...SLEEPS },
      { ended: 500, requests: 8, ...SLEEPS },
    ]),
  );
  expect(model.learn(NO_TRAFFIC)).toEqual(known);
});

test("WorkModel.learn() never believes in more than the slots", () => {
  const seen = traffic([
    { ended: 100, requests: 1, ...SLEEPS },
    { ended: 100, requests: 2, ...SLEEPS },
  ]);
  expect(createWorkModel(2).learn(seen)?.parallel).toBe(2);
});

test("WorkModel.learn() does not take work that is always the same for more room", () => {
  // One core at 70 % use, work of 20 ms sharp: with one in flight it seems to
  // end seldom, with more of them fast.
  const held = [
    { ended: 2_100, requests: 1, ...ONE_CORE, serviceMs: 29 },
    { ended: 2_100, requests: 2, ...ONE_CORE, serviceMs: 18 },
    { ended: 2_800, requests: 4, ...ONE_CORE, serviceMs: 14.7 },
  ];
  const blind = createWorkModel(10).learn(traffic(held));
  expect(blind?.parallel).toBeGreaterThan(1.5);
  const seen = createWorkModel(10).learn(traffic(held, { lone: 900 }));
  expect(seen?.parallel).toBeLessThan(1.2);
  expect(Math.abs((seen?.serviceMs ?? 0) - 20)).toBeLessThan(2);
});

test("WorkModel.learn() tells the spread of the work from requests that were alone, slowly", () => {
  const model = createWorkModel(10);
  const held = [{ ended: 1_000, requests: 1, ...ONE_CORE }];
  expect(model.learn(traffic(held))?.serviceVariation).toBe(1);
  const calm = traffic(held, { lone: 800, spread: 1.25 });
  const first = model.learn(calm)?.serviceVariation ?? 0;
  expect(first).toBeGreaterThan(0.9);
  for (let i = 0; i < 300; i++) model.learn(calm);
  expect(model.learn(calm)?.serviceVariation).toBeCloseTo(0.25, 2);
});
