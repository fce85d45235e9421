import { expect, test } from "bun:test";

import { NO_TRAFFIC } from "../../base/traffic.ts";
import { createWorkModel } from "./work_model.ts";

interface While {
  readonly served: number;
  readonly meanMs: number;
  /** @default 0 */
  readonly lone?: number;
  readonly aloneMs?: number;
  readonly tookMs?: number;
}

function span({
  served,
  meanMs,
  lone = 0,
  aloneMs = 20,
  tookMs = 10_000,
}: While) {
  const traffic = {
    ...NO_TRAFFIC,
    served,
    servedMs: served * meanMs,
    lone,
    loneMs: lone * aloneMs,
    loneSquares: lone * aloneMs ** 2,
  };
  return { traffic, tookMs };
}

test("WorkModel.learn() knows nothing before anything was served", () => {
  const model = createWorkModel(10);
  expect(model.learn({ traffic: NO_TRAFFIC, tookMs: 0 }, 2)).toBeUndefined();
});

test("WorkModel.learn() takes what requests take alone for the work", () => {
  const model = createWorkModel(10);
  const work = model.learn(span({ served: 100, meanMs: 21, lone: 50 }), 2);
  expect(work).toEqual({ serviceMs: 20, serviceVariation: 0, parallel: 10 });
});

test("WorkModel.learn() makes do with the mean while nobody was alone", () => {
  const model = createWorkModel(10);
  const work = model.learn(span({ served: 100, meanMs: 90, lone: 3 }), 2);
  expect(work).toEqual({ serviceMs: 90, serviceVariation: 1, parallel: 10 });
});

test("WorkModel.learn() finds one core behind ten slots", () => {
  const model = createWorkModel(10);
  // 37.5/s on each of 4: use 0.75, so four times as slow.
  const busy = span({ served: 1_500, meanMs: 80, lone: 100 });
  expect(model.learn(busy, 4)?.parallel).toBeCloseTo(1, 9);
});

test("WorkModel.learn() finds four cores, and an end server that is full", () => {
  const model = createWorkModel(10);
  const four = span({ served: 1_500, meanMs: 80, lone: 100 });
  expect(model.learn(four, 1)?.parallel).toBeCloseTo(4, 9);
  const full = createWorkModel(10);
  full.learn(span({ served: 100, meanMs: 20, lone: 100 }), 1);
  // Ten in flight all the time, and 50/s come out: that is one of 20 ms.
  const work = full.learn(span({ served: 500, meanMs: 200 }), 1);
  expect(work?.parallel).toBeCloseTo(1.11, 2);
});

test("WorkModel.learn() forgets neither the work nor the cores when it is quiet", () => {
  const model = createWorkModel(10);
  model.learn(span({ served: 1_500, meanMs: 80, lone: 100 }), 4);
  const quiet = model.learn(span({ served: 10, meanMs: 20, lone: 10 }), 4);
  expect(quiet?.parallel).toBeCloseTo(1, 9);
  const nothing = model.learn(span({ served: 0, meanMs: 0 }), 4);
  expect(nothing).toEqual(quiet);
});

test("WorkModel.learn() believes in more cores once they are seen at work", () => {
  const model = createWorkModel(10);
  model.learn(span({ served: 1_500, meanMs: 80, lone: 100 }), 4);
  // 200/s of 20 ms on one, and nobody is slowed down.
  const work = model.learn(span({ served: 2_000, meanMs: 20.5, lone: 0 }), 1);
  expect(work?.parallel).toBeCloseTo(4 / 0.9, 9);
});

test("WorkModel.learn() never believes in more than the slots, nor in less than one", () => {
  const model = createWorkModel(2);
  const many = span({ served: 5_000, meanMs: 20, lone: 100 });
  expect(model.learn(many, 1)?.parallel).toBe(2);
  const slow = span({ served: 30, meanMs: 900, lone: 30 });
  expect(model.learn(slow, 4)?.parallel).toBeGreaterThanOrEqual(1);
});
