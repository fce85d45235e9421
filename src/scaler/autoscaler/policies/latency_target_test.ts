import { expect, test } from "bun:test";

import { QUIET } from "../../../../_tools/testing/quiet_instance.ts";
import { NO_TRAFFIC, type Traffic } from "../../../base/traffic.ts";
import type { PolicyOptions, Wish } from "../types.ts";
import { occupancyOf } from "../../../../_tools/testing/occupancy_of.ts";
import { latencyTarget } from "./latency_target.ts";

/** Requests as a model takes them: at random, and of exponential work. */
interface Steady {
  readonly perS: number;
  /** What one takes alone. @default 20 */
  readonly serviceMs?: number;
  /** What one takes among others. @default serviceMs */
  readonly meanMs?: number;
  /** How many at once an end server works on, of four. @default 1 */
  readonly parallel?: number;
  /** Share of requests that were alone. @default 0.5 */
  readonly alone?: number;
}

/** What such traffic adds up to after a while. */
function trafficAfter(ms: number, steady: Steady): Traffic {
  const { perS, serviceMs = 20, meanMs = serviceMs, alone = 0.5 } = steady;
  const { parallel = 1 } = steady;
  const arrived = Math.round((perS * ms) / 1_000);
  const lone = Math.round(arrived * alone);
  return {
    arrived,
    gapSquares: perS === 0 ? 0 : arrived * 2 * (1_000 / perS) ** 2,
    served: arrived,
    servedMs: arrived * meanMs,
    lone,
    loneMs: lone * serviceMs,
    loneSquares: lone * 2 * serviceMs ** 2,
    waits: NO_TRAFFIC.waits,
    occupancy: occupancyOf(
      { ended: lone, requests: 1, serviceMs, parallel },
      { ended: arrived - lone, requests: 4, serviceMs, parallel },
    ),
  };
}

interface Instance {
  readonly ready?: number;
  readonly starting?: number;
  readonly queuedNow?: number;
  readonly forMs?: number;
  readonly options?: PolicyOptions;
}

const ONE_SLOT = { concurrency: 1, latencyTargetMs: 50 } as const;

/** What the policy wishes after a steady while. */
function after(steady: Steady, instance: Instance = {}) {
  const { ready = 4, starting = 0, queuedNow = 0, forMs = 60_000 } = instance;
  const decide = latencyTarget.create(instance.options);
  let wish: Wish | undefined;
  for (let nowMs = 0; nowMs <= forMs; nowMs += 2_000) {
    const traffic = trafficAfter(nowMs, steady);
    const seen = { nowMs, ready, starting, queuedNow, traffic };
    wish = decide({ ...QUIET, ...seen });
  }
  return wanted(wish);
}

function wanted(wish: Wish | undefined) {
  if (wish?.kind !== "want") throw new Error("It holds");
  const { endServers, clamps, urgent, reason, inputs } = wish;
  const to = clamps.at(-1)?.to ?? endServers;
  return { endServers, to, urgent, reason, inputs, clamps };
}

test.each([
  [10, 2],
  [50, 3],
  [100, 4],
  [200, 6],
  [400, 10],
  [1_000, 22],
])(
  "latencyTarget() keeps p99 of waiting at %p/s of 20 ms within 50 ms with %p",
  (perS, want) => {
    const options = ONE_SLOT;
    expect(after({ perS }, { options, ready: want }).endServers).toBe(want);
  },
);

test.each([
  [10, 1],
  [50, 2],
  [100, 3],
  [200, 5],
  [400, 9],
  [1_000, 21],
])(
  "latencyTarget() keeps p99 of response at %p/s of 20 ms within 150 ms with %p",
  (perS, want) => {
    const options = { concurrency: 1, latencyOf: "response" } as const;
    expect(after({ perS }, { options, ready: want }).endServers).toBe(want);
  },
);

test("latencyTarget() asks for more where the strategy lines requests up apart", () => {
  const perS = 150;
  const needs = (strategy: string) => {
    // 20 ms each on one core: at 75 % use requests take four times as long.
    const options = { strategy, latencyTargetMs: 100 };
    return after({ perS, meanMs: 80 }, { options }).endServers;
  };
  const [least, turns, chance] = [
    needs("least_connections"),
    needs("round_robin"),
    needs("random"),
  ];
  expect(least).toBeGreaterThanOrEqual(4);
  expect(turns).toBeGreaterThan(least);
  expect(chance).toBeGreaterThan(turns);
});

test("latencyTarget() learns from how requests slow each other down how many fit at once", () => {
  const free = after({ perS: 150, parallel: 10 }); // nobody is in the way
  expect(free.inputs.parallel).toBe(10);
  expect(free.endServers).toBe(1);
  const crowded = after({ perS: 150, meanMs: 80 });
  expect(crowded.inputs.parallel).toBeCloseTo(1, 1);
  expect(crowded.endServers).toBeGreaterThanOrEqual(4);
});

test("latencyTarget() lets the queue decide on fewer than 100 requests, and says so", () => {
  const { reason, inputs } = after({ perS: 4 });
  expect(reason).toStartWith(
    "80 requests in 20 s are too few for a model of delays, so the queue decides: ",
  );
  expect(inputs.loadEach).toBe(0);
});

test("latencyTarget() adds at once what the work needs to be done at all", () => {
  const options = ONE_SLOT;
  const { urgent, endServers, reason } = after({ perS: 400 }, { options });
  expect(urgent).toBe(true);
  expect(endServers).toBe(10);
  expect(reason).toStartWith("4 end servers cannot keep up with 400 requests");
});

test("latencyTarget() is in no hurry when only the target is missed", () => {
  const options = ONE_SLOT;
  const { urgent, endServers } = after({ perS: 180 }, { options });
  expect(urgent).toBe(false);
  expect(endServers).toBeGreaterThan(4);
});

test("latencyTarget() adds what works off the line", () => {
  const options = ONE_SLOT;
  const few = after({ perS: 100 }, { options }).endServers;
  const queuedNow = 600;
  const many = after({ perS: 100 }, { options, queuedNow }).endServers;
  expect(many).toBeGreaterThan(few);
});

test("latencyTarget() asks for more of bursty traffic", () => {
  const decide = latencyTarget.create(ONE_SLOT);
  let wish: Wish | undefined;
  for (let nowMs = 0; nowMs <= 60_000; nowMs += 2_000) {
    const traffic = trafficAfter(nowMs, { perS: 100 });
    const gapSquares = traffic.gapSquares * 3; // C_a² = 5
    const bursty = { ...traffic, gapSquares };
    wish = decide({ ...QUIET, nowMs, ready: 4, traffic: bursty });
  }
  const { inputs, endServers } = wanted(wish);
  expect(inputs.burstiness).toBeCloseTo(3, 1);
  expect(endServers).toBeGreaterThan(4);
});

test("latencyTarget() draws a rise on until an end server could start", () => {
  const decide = latencyTarget.create({ ...ONE_SLOT, coolDownMs: 15_000 });
  let arrived = 0;
  let wish: Wish | undefined;
  for (let nowMs = 0; nowMs <= 40_000; nowMs += 2_000) {
    // From 100/s by 2/s each second.
    arrived = 100 * (nowMs / 1_000) + (nowMs / 1_000) ** 2;
    const perS = nowMs === 0 ? 0 : (arrived * 1_000) / nowMs;
    const traffic = { ...trafficAfter(nowMs, { perS }), arrived };
    wish = decide({ ...QUIET, nowMs, ready: 4, traffic });
  }
  const { arrivalsPerS = 0, expectedPerS = 0 } = wanted(wish).inputs;
  expect(arrivalsPerS).toBeCloseTo(160, -1);
  expect(expectedPerS).toBeGreaterThan(190);
  expect(expectedPerS).toBeLessThan(220);
});

test("latencyTarget() takes a sudden rise for what it is within seconds", () => {
  const decide = latencyTarget.create(ONE_SLOT);
  let arrived = 0;
  let wish: Wish | undefined;
  for (let nowMs = 0; nowMs <= 46_000; nowMs += 2_000) {
    arrived += nowMs === 0 ? 0 : 2 * (nowMs > 40_000 ? 300 : 100);
    const traffic = { ...trafficAfter(nowMs, { perS: 100 }), arrived };
    wish = decide({ ...QUIET, nowMs, ready: 4, traffic });
  }
  expect(wanted(wish).inputs.arrivalsPerS).toBeCloseTo(300, 0);
});

test("latencyTarget() keeps a margin when it removes", () => {
  const options = ONE_SLOT;
  // Four keep 100/s at 27 ms of 50, three at 76: nothing is removed.
  expect(after({ perS: 100 }, { options, ready: 5 })).toMatchObject({ to: 4 });
  // Three would keep 75/s at 42.2 ms: within 50, not within 80 % of it.
  const tight = after({ perS: 75 }, { options, ready: 4 });
  expect(tight).toMatchObject({ endServers: 3, to: 4 });
  expect(tight.clamps.map(({ name }) => name)).toEqual(["headroom"]);
});

test("latencyTarget() adds nobody for a tenth of the target", () => {
  const options = ONE_SLOT;
  // Three keep 83/s at 52 ms of 50, and 90/s at 63.
  const near = after({ perS: 83 }, { options, ready: 3 });
  expect(near).toMatchObject({ endServers: 4, to: 3 });
  expect(near.clamps.map(({ name }) => name)).toEqual(["tolerance"]);
  expect(after({ perS: 90 }, { options, ready: 3 }).to).toBe(4);
});

test("latencyTarget() removes only what a whole window speaks for", () => {
  const options = ONE_SLOT;
  const { clamps, to } = after({ perS: 20 }, { options, forMs: 8_000 });
  expect({ clamps: clamps.map(({ name }) => name), to }).toEqual({
    clamps: ["history"],
    to: 4,
  });
});

test("latencyTarget() aims at short waiting where the work itself takes longer than the target", () => {
  const options = { latencyOf: "response", latencyTargetMs: 100 } as const;
  const { endServers, reason } = after(
    { perS: 20, serviceMs: 5_000, parallel: 10 },
    { options },
  );
  expect(endServers).toBeGreaterThan(10);
  expect(endServers).toBeLessThan(20);
  expect(reason).toContain("against the target of 100 ms");
});

test("latencyTarget() shows what it predicts beside what was observed", () => {
  const { inputs } = after({ perS: 150, meanMs: 80 });
  expect(inputs.predictedMs).toBeGreaterThan(0);
  expect(inputs.observedInsideMs).toBe(60);
  expect(inputs.observedLineMs).toBe(0);
  expect(Object.values(inputs).every(Number.isFinite)).toBe(true);
});

test("latencyTarget() lets the queue decide while nobody is ready", () => {
  const decide = latencyTarget.create();
  const wish = decide({ ...QUIET, starting: 2, queuedNow: 50 });
  expect(wish).toMatchObject({ kind: "hold" });
});
