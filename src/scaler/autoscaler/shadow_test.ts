import { expect, test } from "bun:test";

import { QUIET } from "../../../_tools/testing/quiet_instance.ts";
import { POLICIES } from "./mod.ts";
import { createShadow, type Shadow } from "./shadow.ts";
import type { Observation } from "./types.ts";

const QUEUEING = { policy: "queueing", min: 2, max: 10 };
const CPU = { policy: "cpu_threshold", min: 2, max: 10 };
const TICK_MS = 2_000;

function seenAt(nowMs: number, changes: Partial<Observation> = {}) {
  return { ...QUIET, nowMs, ready: 2, ...changes };
}

/** What it says over a while, under a load that never changes. */
function go(
  shadow: Shadow,
  {
    ms,
    active = 0,
    ...changes
  }: { ms: number; active?: number } & Partial<Observation>,
) {
  return Array.from({ length: ms / TICK_MS }, (_, index) => {
    const nowMs = (index + 1) * TICK_MS;
    const loadIntegralMs = active * nowMs;
    return shadow.decide(seenAt(nowMs, { loadIntegralMs, ...changes }));
  });
}

function shadowOf(settings: typeof QUEUEING): Shadow {
  return createShadow(settings, { policies: POLICIES });
}

test("createShadow() goes on from its own number, not from the real one", () => {
  const told = go(shadowOf(QUEUEING), { ms: 20_000, active: 30 });
  const changes = told.filter(({ from, to }) => from !== to);
  expect(changes.map(({ from, to }) => `${from}→${to}`)).toEqual(["2→5"]);
  expect(told.at(-1)).toMatchObject({ policy: "queueing", from: 5, to: 5 });
});

test("createShadow() goes through the limits of an active policy", () => {
  const told = go(shadowOf({ ...QUEUEING, max: 3 }), {
    ms: 10_000,
    active: 90,
  });
  const last = told.at(-1);
  expect(last).toMatchObject({ wish: 13, to: 3 });
  expect(last?.clamps.at(-1)).toMatchObject({ name: "max", to: 3 });
  expect(last?.reason).toEndWith(", but at most 3 end servers may run");
});

test("createShadow() counts what its end servers cost beyond the real ones", () => {
  const told = go(shadowOf(QUEUEING), { ms: 20_000, active: 30 });
  const first = told.findIndex(({ from, to }) => from !== to);
  const before = told.slice(0, first + 1);
  expect(before.map(({ aheadMs }) => aheadMs)).toEqual(before.map(() => 0));
  // Five where there are two, from the evaluation after.
  expect(told[first + 1]?.aheadMs).toBe(3 * TICK_MS);
});

test("createShadow() counts no pause of the scaler", () => {
  const shadow = shadowOf({ ...QUEUEING, min: 4 });
  shadow.decide(seenAt(2_000));
  expect(shadow.decide(seenAt(4_000)).aheadMs).toBe(2 * TICK_MS);
  expect(shadow.decide(seenAt(400_000)).aheadMs).toBe(0);
});

test("createShadow() takes a number that was set by hand for its own", () => {
  const shadow = shadowOf(QUEUEING);
  shadow.decide(seenAt(2_000));
  shadow.override(6, 3_000);
  const told = shadow.decide(seenAt(4_000, { ready: 2, starting: 4 }));
  expect(told).toMatchObject({ from: 6, aheadMs: 0 });
});

test("createShadow() spreads the CPU that was used over its own end servers", () => {
  const cpu = ["a", "b"].map((endServer) => {
    return { endServer, percent: 90, readyForMs: 60_000 };
  });
  const told = go(shadowOf(CPU), { ms: 120_000, cpu });
  // 180 % at a target of 80 %: three, and with them it is content.
  expect(told.at(-1)).toMatchObject({ from: 3, wish: 3, to: 3 });
  expect(told.at(-1)?.inputs).toMatchObject({ measured: 3 });
  expect(told.at(-1)?.inputs.meanCpuPercent).toBeCloseTo(60, 1);
});

test("createShadow() imagines nobody ready while nobody is", () => {
  const shadow = shadowOf(QUEUEING);
  const told = shadow.decide(seenAt(2_000, { ready: 0, starting: 2 }));
  expect(told.reason).toContain("no end server is ready yet");
});
