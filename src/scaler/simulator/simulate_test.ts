import { describe, expect, test } from "bun:test";

import { createAutoscaler } from "../autoscaler/autoscaler.ts";
import {
  meanWaitMs,
  responseQuantileMs,
  waitingShare,
} from "../autoscaler/erlang.ts";
import { POLICIES } from "../autoscaler/mod.ts";
import { STRATEGIES } from "../balancer/mod.ts";
import { scenarioOf, traceOf, wanting } from "./_scenarios.ts";
import { chance } from "./chance.ts";
import { simulate } from "./simulate.ts";
import { TRACES } from "./traces/mod.ts";

describe("simulate() of calls as told", () => {
  test("simulate() works on calls one after the other, and counts the waiting", () => {
    const trace = traceOf([{ atMs: 0 }, { atMs: 0 }, { atMs: 1_000 }]);
    const outcome = simulate(scenarioOf(trace));
    expect(outcome).toMatchObject({ arrived: 3, completed: 3, rejected: 0 });
    expect(outcome.waitedShare).toBeCloseTo(1 / 3, 9);
    expect(outcome.waitMeanMs).toBeCloseTo(10 / 3, 9);
    expect(outcome.responseP99Ms).toBeWithin(19.8, 20.2);
  });

  test("simulate() lets calls wait inside an end server when it is sent more than it works on", () => {
    const calls = [0, 0, 0, 0].map((atMs) => ({ atMs }));
    const settings = { concurrency: 4 };
    const one = simulate(scenarioOf(traceOf(calls), { settings }));
    expect(one.waitMeanMs).toBeCloseTo(15, 9); // 0, 10, 20, 30
    const world = { parallel: 2 };
    const two = simulate(scenarioOf(traceOf(calls), { settings, world }));
    expect(two.waitMeanMs).toBeCloseTo(5, 9); // 0, 0, 10, 10
  });

  test("simulate() refuses what finds the line full", () => {
    const calls = [0, 1, 2, 3, 4].map((atMs) => ({ atMs }));
    const settings = { queueLimit: 2 };
    const target = { of: "response", ms: 1_000 } as const;
    const outcome = simulate(scenarioOf(traceOf(calls), { settings, target }));
    expect(outcome).toMatchObject({ completed: 3, rejected: 2, late: 0 });
    expect(outcome.beyondTarget).toBe(0.4);
  });

  test("simulate() lets go of a call in the line when its time is over", () => {
    const trace = traceOf([
      { atMs: 0, workMs: 100 },
      { atMs: 1, timeoutMs: 50 },
      { atMs: 2 },
    ]);
    const outcome = simulate(scenarioOf(trace));
    expect(outcome).toMatchObject({ completed: 2, late: 1 });
    expect(outcome.responseP99Ms).toBeWithin(107, 109); // 110 − 2, nobody between
  });

  test("simulate() refuses who would wait in vain, as a port does, and then more are in time", () => {
    // 200 a second where 100 can be served, each given half a second.
    const calls = Array.from({ length: 2_000 }, (_, i) => ({
      atMs: 5 * i,
      timeoutMs: 500,
    }));
    const outcome = simulate(scenarioOf(traceOf(calls)));
    const { completed, rejected, late } = outcome;
    expect(completed + rejected + late).toBe(2_000);
    expect(rejected).toBeGreaterThan(850);
    expect(completed).toBeGreaterThan(950);
    expect(late).toBeLessThan(150);
  });

  test("simulate() lets go of a call without a time of its own after the longest wait", () => {
    const trace = traceOf([{ atMs: 0, workMs: 50_000 }, { atMs: 1 }]);
    expect(simulate(scenarioOf(trace))).toMatchObject({ late: 1 });
    const world = { longestWaitMs: 60_000 };
    expect(simulate(scenarioOf(trace, { world }))).toMatchObject({ late: 0 });
  });

  test("simulate() gives the slot of a late call away while its work goes on", () => {
    const trace = traceOf([
      { atMs: 0, workMs: 100, timeoutMs: 20 },
      { atMs: 1, workMs: 5 },
    ]);
    const outcome = simulate(scenarioOf(trace));
    expect(outcome).toMatchObject({ completed: 1, late: 1 });
    expect(outcome.responseP99Ms).toBeWithin(103, 105); // begun at 100
  });

  test("simulate() never begins a call inside an end server whose client has left", () => {
    const calls = [
      { atMs: 0, workMs: 100 },
      { atMs: 1, workMs: 1_000, timeoutMs: 50 },
      { atMs: 2, workMs: 5 },
    ];
    const settings = { concurrency: 3 };
    const outcome = simulate(scenarioOf(traceOf(calls), { settings }));
    expect(outcome).toMatchObject({ completed: 2, late: 1 });
    expect(outcome.responseP99Ms).toBeWithin(102, 104);
  });

  test("simulate() counts what waited too long against a target of waiting", () => {
    const calls = [0, 0, 0, 0].map((atMs) => ({ atMs }));
    const target = { of: "waiting", ms: 15 } as const;
    const outcome = simulate(scenarioOf(traceOf(calls), { target }));
    expect(outcome.beyondTarget).toBe(0.5);
  });
});

describe("simulate() of end servers that come and go", () => {
  test("simulate() starts end servers that serve after their start time", () => {
    const trace = traceOf([]);
    const autoscaler = wanting((nowMs) => (nowMs < 10_000 ? 1 : 3));
    const world = { startMs: 5_000 };
    const { points, changes, ...outcome } = simulate(
      scenarioOf(trace, { autoscaler, world }),
    );
    expect(changes.map(({ from, to }) => [from, to])).toEqual([[1, 3]]);
    expect(outcome).toMatchObject({ scaledOut: 1, scaledIn: 0 });
    expect(outcome.mostEndServers).toBe(3);
    const at = (ms: number) => points.findLast(({ atMs }) => atMs <= ms);
    expect(at(14_900)).toMatchObject({ ready: 1, desired: 3 });
    expect(at(15_200)).toMatchObject({ ready: 3, desired: 3 });
    expect(outcome.endServerMinutes).toBeCloseTo((10 + 50 * 3) / 60, 9);
  });

  test("simulate() drains before it removes, and counts that time", () => {
    const trace = traceOf([{ atMs: 0, workMs: 30_000 }]);
    const autoscaler = wanting((nowMs) => (nowMs < 10_000 ? 1 : 0));
    const outcome = simulate(scenarioOf(trace, { autoscaler }));
    expect(outcome).toMatchObject({ completed: 1, late: 0, scaledIn: 1 });
    expect(outcome.endServerMinutes).toBeCloseTo(0.5, 9);
  });

  test("simulate() takes one that drains back instead of starting another", () => {
    const calls = [
      { atMs: 0, workMs: 30_000 },
      { atMs: 21_000, workMs: 10 },
    ];
    const autoscaler = wanting((nowMs) =>
      nowMs >= 10_000 && nowMs < 20_000 ? 0 : 1,
    );
    const settings = { concurrency: 2 };
    const world = { parallel: 2, startMs: 20_000 };
    const outcome = simulate(
      scenarioOf(traceOf(calls), { autoscaler, settings, world }),
    );
    expect(outcome.waitMeanMs).toBe(0);
    expect(outcome.endServerMinutes).toBeCloseTo(1, 9);
  });

  test("simulate() lets those go first that have not begun to serve", () => {
    const trace = traceOf([{ atMs: 0, workMs: 20_000 }]);
    const autoscaler = wanting((nowMs) =>
      nowMs >= 4_000 && nowMs < 6_000 ? 2 : 1,
    );
    const world = { startMs: 5_000 };
    const outcome = simulate(scenarioOf(trace, { autoscaler, world }));
    expect(outcome.points.every(({ ready }) => ready === 1)).toBe(true);
    expect(outcome.endServerMinutes).toBeCloseTo(62 / 60, 9);
  });

  test("simulate() gives one that has just joined less than its part", () => {
    const trace = TRACES.poisson.create({
      ratePerS: 100,
      workMs: 15,
      tookMs: 30_000,
    });
    const autoscaler = wanting((nowMs) => (nowMs < 2_000 ? 2 : 4));
    const responses = [0, 25_000].map((slowStartMs) => {
      const world = { endServers: 2, slowStartMs, startMs: 0 };
      const settings = { concurrency: 50 };
      const scenario = scenarioOf(trace, { autoscaler, world, settings });
      return simulate(scenario).responseP99Ms;
    });
    expect(responses[1]).toBeGreaterThan((responses[0] ?? 0) * 1.2);
  });

  test("simulate() shows the CPU of each end server as the share of its work", () => {
    const seen: number[][] = [];
    const decide = wanting(() => 2).decide;
    const autoscaler = {
      ...wanting(() => 2),
      decide(it: Parameters<typeof decide>[0]) {
        seen.push(it.cpu.map(({ percent }) => Math.round(percent)));
        return decide(it);
      },
    };
    const calls = [{ atMs: 0, workMs: 3_000 }];
    const world = { endServers: 2, parallel: 2 };
    const trace = traceOf(calls, 6_000);
    simulate(scenarioOf(trace, { autoscaler, world }));
    expect(seen.map((it) => it.toSorted((a, b) => b - a))).toEqual([
      [50, 0],
      [25, 0],
      [0, 0],
    ]);
  });
});

describe("simulate() of made-up traffic", () => {
  const trace = TRACES.poisson.create({
    ratePerS: 150,
    workMs: 20,
    tookMs: 400_000,
  });
  const world = { endServers: 4 };

  test("simulate() agrees with Erlang C where one line stands before all", () => {
    const outcome = simulate(scenarioOf(trace, { world }));
    const model = { arrivalsPerMs: 0.15, serviceMs: 20, servers: 4 };
    // 60 000 calls: noise of some 3 %; with 10⁶ see `bun run bench simulator`.
    expect(outcome.waitedShare / waitingShare(model)).toBeWithin(0.97, 1.03);
    expect(outcome.waitMeanMs / meanWaitMs(model)).toBeWithin(0.92, 1.08);
    const p99Ms = responseQuantileMs(model, 0.99);
    expect(outcome.responseP99Ms / p99Ms).toBeWithin(0.94, 1.06);
  });

  test("simulate() comes to the same outcome each time", () => {
    const settings = { concurrency: 10, strategy: "power_of_two" };
    const play = (seed: number) =>
      simulate(scenarioOf(trace, { world, settings, prng: chance(seed) }));
    expect(play(1)).toEqual(play(1));
    expect(play(2).responseP99Ms).not.toBe(play(1).responseP99Ms);
  });

  test("simulate() ranks the strategies as the theory does", () => {
    const p99 = (strategy: string) => {
      const settings = { concurrency: 1_000, strategy };
      return simulate(scenarioOf(trace, { world, settings })).responseP99Ms;
    };
    const names = ["least_connections", "power_of_two", "round_robin"];
    const times = [...names, "random"].map(p99);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test.each(Object.keys(STRATEGIES))(
    "simulate() answers every call by strategy %s, with the real policies",
    (strategy) => {
      const settings = {
        policy: "latency_target",
        min: 2,
        max: 12,
        strategy,
        concurrency: 10,
        queueLimit: 1_000,
      };
      const autoscaler = createAutoscaler(settings, { policies: POLICIES });
      const crowd = TRACES.flash_crowd.create({
        ratePerS: 40,
        workMs: 20,
        tookMs: 120_000,
      });
      const { arrived, completed, rejected, late, scaledOut } = simulate({
        ...scenarioOf(crowd),
        settings,
        autoscaler,
        world: { parallel: 1, startMs: 1_000 },
      });
      expect(completed + rejected + late).toBe(arrived);
      expect(scaledOut).toBeGreaterThan(0);
    },
  );

  test("simulate() keeps 300 points that add up to what arrived", () => {
    const { points, arrived } = simulate(scenarioOf(trace, { world }));
    expect(points).toHaveLength(300);
    const sum = points.reduce((total, it) => total + it.arrivalsPerS, 0);
    expect((sum * 400) / 300).toBeCloseTo(arrived, 6);
  });

  test("simulate() tells each point as it comes to it", () => {
    const times: number[] = [];
    const onPoint = ({ atMs }: { atMs: number }) => void times.push(atMs);
    simulate(scenarioOf(traceOf([]), { onPoint }));
    expect(times).toHaveLength(300);
    expect(times.at(-1)).toBeCloseTo(60_000, 6);
  });
});

describe("simulate() refuses", () => {
  test("simulate() names the strategies there are", () => {
    const settings = { strategy: "best" };
    expect(() => simulate(scenarioOf(traceOf([]), { settings }))).toThrow(
      /^Cannot simulate strategy "best": .* least_connections/,
    );
  });

  test("simulate() names what must be at least 1", () => {
    const settings = { concurrency: 0 };
    expect(() => simulate(scenarioOf(traceOf([]), { settings }))).toThrow(
      "Cannot simulate with concurrency 0: it must be at least 1",
    );
  });
});
