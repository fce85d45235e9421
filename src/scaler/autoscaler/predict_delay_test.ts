import { expect, test } from "bun:test";

import { responseQuantileMs, waitQuantileMs } from "./erlang.ts";
import {
  burstiness,
  fewestStable,
  predictDelay,
  type Workload,
} from "./predict_delay.ts";

/** 150 requests a second of 20 ms, one at a time on each end server. */
const WORK: Workload = {
  arrivalsPerMs: 0.15,
  serviceMs: 20,
  parallel: 1,
  concurrency: 1_000,
  strategy: "least_connections",
  arrivalVariation: 1,
  serviceVariation: 1,
};

const P = 0.99;

// p99 of responses of 60 000 simulated requests, three seeds each.
test.each([
  ["least_connections", 4, 148, 155],
  ["least_connections", 5, 109, 112],
  ["power_of_two", 4, 161, 164],
  ["power_of_two", 5, 125, 132],
  ["round_robin", 5, 148, 157],
  ["random", 8, 144, 148],
])(
  "predictDelay() for %s on %p is near what was simulated",
  (strategy, endServers, least, most) => {
    const work = { ...WORK, strategy };
    const ms = predictDelay(work, { endServers, p: P, of: "response" });
    expect(ms).toBeGreaterThan(least * 0.85);
    expect(ms).toBeLessThan(most * 1.2);
  },
);

test("predictDelay() is Erlang's for one line before all slots", () => {
  const work = { ...WORK, concurrency: 1, strategy: "random" };
  const options = { endServers: 4, p: P };
  const servers = 4;
  const model = { arrivalsPerMs: 0.15, serviceMs: 20, servers };
  const waiting = predictDelay(work, { ...options, of: "waiting" });
  expect(waiting).toBeCloseTo(waitQuantileMs(model, P), 9);
  const response = predictDelay(work, { ...options, of: "response" });
  const exact = responseQuantileMs(model, P);
  expect(response).toBeGreaterThan(exact);
  expect(response).toBeLessThan(exact * 1.06);
});

test("predictDelay() of random is that of a line of its own for each", () => {
  const work = { ...WORK, strategy: "random", concurrency: 1e9 };
  const one = { arrivalsPerMs: 0.15 / 8, serviceMs: 20, servers: 1 };
  const ms = predictDelay(work, { endServers: 8, p: P, of: "waiting" });
  expect(ms).toBeCloseTo(waitQuantileMs(one, P), 4);
});

test("predictDelay() falls with every end server, for all strategies", () => {
  const strategies = ["least_connections", "round_robin", "random", "unknown"];
  for (const strategy of strategies) {
    for (const of of ["waiting", "response"] as const) {
      let before = Infinity;
      for (let endServers = 4; endServers < 30; endServers++) {
        const work = { ...WORK, strategy };
        const ms = predictDelay(work, { endServers, p: P, of });
        expect(ms).toBeLessThanOrEqual(before);
        before = ms;
      }
      expect(before).toBeFinite();
    }
  }
});

test("predictDelay() has no end for more than can be done", () => {
  const of = "response";
  expect(predictDelay(WORK, { endServers: 3, p: P, of })).toBe(Infinity);
  expect(fewestStable(WORK)).toBe(4);
});

test("burstiness() is that of Allen and Cunneen, within bounds", () => {
  expect(burstiness(WORK)).toBe(1);
  const of = (arrivalVariation: number, serviceVariation: number) =>
    burstiness({ ...WORK, arrivalVariation, serviceVariation });
  expect(of(5, 1)).toBe(3);
  expect(of(0, 0)).toBe(0.25);
  expect(of(100, 1)).toBe(8);
});
