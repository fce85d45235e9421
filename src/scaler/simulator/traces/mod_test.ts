import { describe, expect, test } from "bun:test";

import type { Call } from "../types.ts";
import { TRACES, type SyntheticOptions } from "./mod.ts";

const HOUR_MS = 3_600_000;
const OPTIONS: SyntheticOptions = {
  ratePerS: 40,
  workMs: 20,
  tookMs: HOUR_MS,
};

function callsOf(name: keyof typeof TRACES, options = OPTIONS): Call[] {
  const arrivals = TRACES[name].create(options).begin();
  const calls: Call[] = [];
  const call = { atMs: 0, workMs: 0, timeoutMs: 0, client: 0 };
  while (arrivals.next(call)) calls.push({ ...call });
  return calls;
}

function ratePerS(calls: readonly Call[], fromMs: number, toMs: number) {
  const within = calls.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  return (within.length * 1_000) / (toMs - fromMs);
}

const NAMES = ["poisson", "daily_wave", "flash_crowd", "on_off"] as const;

describe.each(NAMES)("%s", (name) => {
  test(`${name} is in order, within its time, and the same each time`, () => {
    const trace = TRACES[name].create(OPTIONS);
    const [one, two] = [trace.begin(), trace.begin()];
    const a = { atMs: 0, workMs: 0, timeoutMs: 0, client: 0 };
    const b = { ...a };
    let last = 0;
    for (let i = 0; i < 5_000 && one.next(a) && two.next(b); i++) {
      expect(a).toEqual(b);
      expect(a.atMs >= last && a.atMs < trace.tookMs).toBe(true);
      last = a.atMs;
    }
    expect(last).toBeGreaterThan(0);
  });

  test(`${name} is another one with another seed`, () => {
    const other = callsOf(name, { ...OPTIONS, tookMs: 600_000, seed: 2 });
    const one = callsOf(name, { ...OPTIONS, tookMs: 600_000 });
    expect(other[0]).not.toEqual(one[0]);
  });

  test(`${name} asks for the work it was told, constant if it was told that`, () => {
    const calls = callsOf(name);
    const mean = calls.reduce((sum, it) => sum + it.workMs, 0) / calls.length;
    expect(mean).toBeWithin(19.5, 20.5);
    const constant = callsOf(name, { ...OPTIONS, work: "constant" });
    expect(constant.every(({ workMs }) => workMs === 20)).toBe(true);
  });

  test(`${name} refuses a rate of 0`, () => {
    const make = () => TRACES[name].create({ ...OPTIONS, ratePerS: 0 });
    expect(make).toThrow(
      "Cannot make a trace with ratePerS 0: it must be a number above 0",
    );
  });
});

test("poisson has its rate, and gaps that vary as chance does", () => {
  const calls = callsOf("poisson");
  expect(ratePerS(calls, 0, HOUR_MS)).toBeWithin(39.5, 40.5);
  let squares = 0;
  let before = 0;
  for (const { atMs } of calls) {
    squares += (atMs - before) ** 2;
    before = atMs;
  }
  const variation = squares / calls.length / 25 ** 2 - 1;
  expect(variation).toBeWithin(0.95, 1.05);
});

test("poisson gives clients and their time to calls", () => {
  const options = { ...OPTIONS, timeoutMs: 500, clients: 7 };
  const calls = callsOf("poisson", options);
  expect(new Set(calls.map(({ client }) => client)).size).toBe(7);
  expect(calls.every(({ timeoutMs }) => timeoutMs === 500)).toBe(true);
});

test("daily_wave is quiet at night, busy at noon, and its rate on average", () => {
  const calls = callsOf("daily_wave");
  expect(ratePerS(calls, 0, 120_000)).toBeWithin(6, 11);
  expect(ratePerS(calls, 1_740_000, 1_860_000)).toBeWithin(68, 76);
  expect(ratePerS(calls, 0, HOUR_MS)).toBeWithin(39, 41);
});

test("flash_crowd is eight times its rate at a fifth of its time, and ebbs away", () => {
  const calls = callsOf("flash_crowd");
  expect(ratePerS(calls, 0, 720_000)).toBeWithin(39, 41);
  expect(ratePerS(calls, 720_000, 730_000)).toBeWithin(295, 340);
  expect(ratePerS(calls, 3_300_000, HOUR_MS)).toBeWithin(40, 46);
});

test("on_off has nothing for most seconds and three times its rate in the rest", () => {
  const calls = callsOf("on_off");
  const seconds = Array.from({ length: 3_600 }, (_, i) => i * 1_000);
  const counts = new Map(seconds.map((it) => [it, 0]));
  for (const { atMs } of calls) {
    const second = Math.floor(atMs / 1_000) * 1_000;
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  const idle = [...counts.values()].filter((count) => count === 0).length;
  const busy = [...counts.values()].filter((count) => count > 80).length;
  expect(idle / 3_600).toBeWithin(0.5, 0.8);
  expect(busy / 3_600).toBeWithin(0.18, 0.45);
});
