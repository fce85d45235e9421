import { describe, expect, test } from "bun:test";

import {
  erlangB,
  meanWaitMs,
  offeredLoad,
  responseQuantileMs,
  waitingShare,
  waitQuantileMs,
  type DelayModel,
} from "./erlang.ts";

/** Worked figures: λ a second, S ms, c; B, C, W_q, p99 wait and response, L. */
const WORKED = [
  [50, 20, 2, 0.2, 0.333333, 6.667, 70.131, 113.319, 1.3333],
  [80, 20, 2, 0.329897, 0.711111, 35.556, 213.212, 238.747, 4.4444],
  [100, 20, 3, 0.210526, 0.444444, 8.889, 75.885, 117.823, 2.8889],
  [150, 20, 4, 0.206107, 0.509434, 10.189, 78.614, 120.126, 4.5283],
  [200, 20, 5, 0.199067, 0.554113, 11.082, 80.296, 121.593, 6.2165],
  [200, 20, 6, 0.117162, 0.284761, 2.848, 33.491, 97.08, 4.5695],
  [350, 20, 8, 0.178822, 0.635316, 12.706, 83.031, 124.053, 11.4472],
  [400, 20, 10, 0.121661, 0.40918, 4.092, 37.116, 98.922, 9.6367],
  [1_000, 10, 15, 0.036497, 0.102042, 0.204, 4.646, 46.304, 10.2041],
] as const;

function modelOf(perS: number, serviceMs: number, servers: number): DelayModel {
  return { arrivalsPerMs: perS / 1_000, serviceMs, servers };
}

for (const [perS, serviceMs, servers, ...figures] of WORKED) {
  const [blocked, waiting, mean, wait, response, inSystem] = figures;
  const model = modelOf(perS, serviceMs, servers);

  describe(`${perS}/s of ${serviceMs} ms before ${servers} servers:`, () => {
    test("erlangB() and waitingShare() are as worked out", () => {
      expect(erlangB(offeredLoad(model), servers)).toBeCloseTo(blocked, 6);
      expect(waitingShare(model)).toBeCloseTo(waiting, 6);
    });

    test("meanWaitMs() and waitQuantileMs() are as worked out", () => {
      expect(meanWaitMs(model)).toBeCloseTo(mean, 3);
      expect(waitQuantileMs(model, 0.99)).toBeCloseTo(wait, 3);
    });

    test("responseQuantileMs() is as worked out", () => {
      expect(responseQuantileMs(model, 0.99)).toBeCloseTo(response, 3);
    });

    test("Little's law holds: L = λ W_q + a", () => {
      const waits = model.arrivalsPerMs * meanWaitMs(model);
      expect(waits + offeredLoad(model)).toBeCloseTo(inSystem, 4);
    });
  });
}

/** λ a second; fewest servers for p99 of waiting, of response, and for waiting at all. */
const FEWEST = [
  [10, 2, 1, 3],
  [50, 3, 2, 5],
  [100, 4, 3, 7],
  [200, 6, 5, 10],
  [400, 10, 9, 16],
  [1_000, 22, 21, 32],
] as const;

function fewest(perS: number, isFine: (model: DelayModel) => boolean): number {
  let servers = 1;
  while (!isFine(modelOf(perS, 20, servers))) servers++;
  return servers;
}

test.each(FEWEST)(
  "at %p/s of 20 ms so many servers keep the targets",
  (perS, wait, response, share) => {
    const byWait = fewest(perS, (it) => waitQuantileMs(it, 0.99) <= 50);
    const byResponse = fewest(
      perS,
      (it) => responseQuantileMs(it, 0.99) <= 150,
    );
    const byShare = fewest(perS, (it) => waitingShare(it) <= 0.01);
    expect([byWait, byResponse, byShare]).toEqual([wait, response, share]);
  },
);

test("more than the servers can do has no end", () => {
  for (const servers of [1, 2]) {
    const model = modelOf(100, 20, servers);
    expect(waitingShare(model)).toBe(1);
    expect(meanWaitMs(model)).toBe(Infinity);
    expect(waitQuantileMs(model, 0.5)).toBe(Infinity);
    expect(responseQuantileMs(model, 0.5)).toBe(Infinity);
  }
});

test("without arrivals nobody waits, and an answer takes what the work takes", () => {
  const model = modelOf(0, 20, 3);
  expect(waitQuantileMs(model, 0.999)).toBe(0);
  expect(responseQuantileMs(model, 0.99)).toBeCloseTo(20 * Math.log(100), 6);
});

test("responseQuantileMs() passes smoothly over a = c − 1", () => {
  const at = responseQuantileMs(modelOf(150, 20, 4), 0.99);
  const [below = 0, above = 0] = [149.9999, 150.0001].map((perS) =>
    responseQuantileMs(modelOf(perS, 20, 4), 0.99),
  );
  expect(below).toBeLessThan(at);
  expect(above).toBeGreaterThan(at);
  expect(above - below).toBeLessThan(0.001);
});
