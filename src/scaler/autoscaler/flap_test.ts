import { expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/seeded_prng.ts";
import { changes, queued, Story } from "./_story.ts";
import type { Decision } from "./types.ts";

const HOUR = 3_600_000;

/** Up first, then down, and then nothing: never back where it came from. */
function turns(decisions: readonly Decision[]): number {
  const kinds = decisions.map(({ kind }) => kind).filter((it) => it !== "hold");
  return kinds.filter((kind, i) => i > 0 && kind !== kinds[i - 1]).length;
}

/** Whether the last half hour was quiet. */
function settles(decisions: readonly Decision[]): boolean {
  const endMs = decisions.at(-1)?.atMs ?? 0;
  return (
    changes(decisions.filter((it) => it.atMs > endMs - HOUR / 2)).length === 0
  );
}

function flaps(decisions: readonly Decision[]): boolean {
  return turns(decisions) > 1 || !settles(decisions);
}

interface Draw {
  readonly min: number;
  readonly max: number;
  readonly ready: number;
  readonly tickMs: number;
  readonly startMs: number;
  readonly chance: () => number;
}

function draw(seed: number): Draw {
  const chance = seededPrng(seed);
  const between = (low: number, high: number) =>
    low + Math.floor(chance() * (high - low + 1));
  const min = between(1, 4);
  const max = min + between(0, 16);
  const tickMs = between(5, 50) * 100;
  return {
    min,
    max,
    ready: between(min, max),
    tickMs,
    startMs: between(1, 200) * 100,
    chance,
  };
}

function tell(seed: number, decisions: readonly Decision[]): string {
  return `seed ${seed}: ${changes(decisions).join(" ")}`;
}

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

test("createAutoscaler() by queueing never flaps under constant work, whatever the parameters", () => {
  for (const seed of SEEDS) {
    const { min, max, chance, ...rest } = draw(seed);
    const queueTarget = 1 + chance() * 14;
    const settings = { policy: "queueing", min, max, queueTarget };
    const story = new Story({ settings, ...rest });
    const active = queued(chance() * max);
    const decisions = story.go(HOUR, { active });
    expect(flaps(decisions), tell(seed, decisions)).toBe(false);
  }
});

test("createAutoscaler() by queueing never flaps when requests only wait, not compete", () => {
  for (const seed of SEEDS) {
    const { min, max, chance, ...rest } = draw(seed);
    const settings = { policy: "queueing", min, max };
    const story = new Story({ settings, ...rest });
    const load = chance() * max * 12;
    const decisions = story.go(HOUR, { active: () => load });
    expect(flaps(decisions), tell(seed, decisions)).toBe(false);
  }
});

test("createAutoscaler() by CPU never flaps under constant work, whatever the parameters", () => {
  for (const seed of SEEDS) {
    const { min, max, chance, ...rest } = draw(seed);
    const cpuTargetPercent = 30 + chance() * 60;
    const settings = { policy: "cpu_threshold", min, max, cpuTargetPercent };
    const story = new Story({ settings, ...rest });
    const work = chance() * max * 100;
    const cpu = (ready: number) => Math.min(100, work / ready);
    const decisions = story.go(HOUR, { cpu });
    expect(flaps(decisions), tell(seed, decisions)).toBe(false);
  }
});
