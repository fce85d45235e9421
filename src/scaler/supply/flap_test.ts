import { expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/seeded_prng.ts";
import { NO_TRAFFIC } from "../../base/traffic.ts";
import { createAutoscaler, type Autoscaler } from "../autoscaler/autoscaler.ts";
import { POLICIES } from "../autoscaler/mod.ts";
import type { SupplyLimit } from "../autoscaler/ration.ts";
import { Allotments } from "./allotments.ts";
import { HeadroomGuard } from "./headroom_guard.ts";

const TICK_MS = 2_000;
const START_MS = 3_000;
const LONG_MS = 1_800_000;
const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);
const APPETITE = { cpuLimit: 1, memoryMib: 256, cpuMs: 20, sleepMs: 0 };

interface Actor {
  readonly id: string;
  readonly tenant: string;
  readonly min: number;
  /** End servers' worth of work that comes in, all the time. */
  readonly work: number;
  readonly autoscaler: Autoscaler;
  /** When each of its end servers serves. */
  readyAtMs: number[];
  integralMs: number;
}

/** What its end servers are busy with: together no more than the work. */
function busyOf({ readyAtMs, work }: Actor, nowMs: number): number {
  const ready = readyAtMs.filter((it) => it <= nowMs).length;
  return ready === 0 ? 0 : Math.min(0.99, work / ready);
}

interface Told {
  readonly totals: readonly number[];
  /** How often each instance turned back, and whether its end was quiet. */
  readonly turns: readonly number[];
  readonly lateChanges: number;
  readonly sizes: readonly number[];
}

/** Half an hour of constant work for all of them, each at its own ticks. */
function halfAnHour(
  actors: readonly Actor[],
  onSize: (actor: Actor) => void = () => {},
): Told {
  const totals: number[] = [];
  const signs = actors.map((): number[] => []);
  let lateChanges = 0;
  for (let nowMs = 0; nowMs < LONG_MS; nowMs += TICK_MS) {
    actors.forEach((actor, i) => {
      const atMs = nowMs + i * 100;
      const from = actor.readyAtMs.length;
      const to = decide(actor, atMs);
      onSize(actor);
      if (to === from) return;
      signs[i]?.push(Math.sign(to - from));
      if (nowMs > LONG_MS / 2) lateChanges++;
    });
    totals.push(actors.reduce((sum, it) => sum + it.readyAtMs.length, 0));
  }
  const turns = signs.map(
    (all) => all.filter((it, i) => i > 0 && it !== all[i - 1]).length,
  );
  const sizes = actors.map(({ readyAtMs }) => readyAtMs.length);
  return { totals, turns, lateChanges, sizes };
}

function decide(actor: Actor, nowMs: number): number {
  const ready = actor.readyAtMs.filter((it) => it <= nowMs).length;
  const busy = busyOf(actor, nowMs);
  const active = (ready * busy) / (1 - busy);
  actor.integralMs += active * TICK_MS;
  const cpu = Array.from({ length: ready }, (_, i) => {
    return { endServer: `${i}`, percent: busy * 100, readyForMs: 60_000 };
  });
  const { to } = actor.autoscaler.decide({
    nowMs,
    ready,
    starting: actor.readyAtMs.length - ready,
    loadIntegralMs: actor.integralMs,
    loadNow: active,
    queuedNow: 0,
    traffic: NO_TRAFFIC,
    cpu,
  });
  while (actor.readyAtMs.length < to) actor.readyAtMs.push(nowMs + START_MS);
  actor.readyAtMs.length = to;
  return to;
}

/** Instances of two tenants, with more work than there are end servers. */
function draw(
  seed: number,
  supplyOf: (id: string) => readonly SupplyLimit[],
): Actor[] {
  const prng = seededPrng(seed);
  const between = (low: number, high: number) =>
    low + Math.floor(prng() * (high - low + 1));
  return Array.from({ length: between(2, 5) }, (_, i) => {
    const id = `i${i}`;
    const min = between(1, 2);
    const max = 20;
    const policy = prng() < 0.5 ? "queueing" : "cpu_threshold";
    const options = { policies: POLICIES, supply: supplyOf(id) };
    const autoscaler = createAutoscaler({ policy, min, max }, options);
    const tenant = `t${between(0, 1)}`;
    const readyAtMs = Array.from({ length: min }, () => -60_000);
    const work = 1 + prng() * 8;
    return { id, tenant, min, work, autoscaler, readyAtMs, integralMs: 0 };
  });
}

test("Allotments lets nobody flap who is kept from what constant work needs", () => {
  for (const seed of SEEDS) {
    const inAll = 10 + (seed % 8);
    const allotments = new Allotments({ perTenant: inAll - 3, inAll });
    const put = ({ id, tenant, min, readyAtMs }: Actor) =>
      allotments.put({ id, tenant, min, has: readyAtMs.length });
    const actors = draw(seed, (id) => [(ask) => allotments.ceiling(id, ask)]);
    for (const actor of actors) put(actor);
    const { totals, lateChanges, sizes } = halfAnHour(actors, put);
    expect(Math.max(...totals), `seed ${seed}`).toBeLessThanOrEqual(inAll);
    expect(lateChanges, `seed ${seed}: ${sizes.join(" ")}`).toBe(0);
  }
});

test("HeadroomGuard lets nobody flap on a host that constant work fills", () => {
  for (const seed of SEEDS) {
    const cores = 4 + (seed % 9);
    const clock = { ms: 0 };
    const actors: Actor[] = [];
    const reading = () => {
      const used = actors.reduce(
        (sum, it) => sum + busyOf(it, clock.ms) * it.readyAtMs.length,
        0,
      );
      const idleCores = Math.max(0, cores - used);
      return { cores, idleCores, freeBytes: undefined };
    };
    const guard = new HeadroomGuard({ reading, share: 1 });
    const limit: SupplyLimit = (ask) => {
      clock.ms = ask.nowMs;
      return guard.ceiling(ask, APPETITE);
    };
    actors.push(...draw(seed, () => [limit]));
    const { lateChanges, sizes, turns } = halfAnHour(actors);
    const tell = `seed ${seed}: ${sizes.join(" ")}`;
    expect(lateChanges, tell).toBe(0);
    expect(Math.max(...turns), tell).toBeLessThanOrEqual(1);
  }
});
