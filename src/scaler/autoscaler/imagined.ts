import { DEFAULT_TUNING } from "./tuning.ts";
import type { AutoscalerTuning, CpuReading, Observation } from "./types.ts";

/** End servers that would be there if a policy were heeded. */
export interface Imagined {
  /** How many there are, ready or starting. */
  readonly count: number;
  /** As many as there are in truth, until their number is set. */
  see(seen: Observation): Observation;
  /** There are so many from now on: the youngest go first. */
  set(endServers: number, atMs: number): void;
}

/**
 * Puts imagined end servers in the place of the real ones. They take as long
 * to start as real ones are known to take. While no real one is ready nothing
 * is measured, so none of them is. CPU adds up to what was measured, and each
 * has the same part of it: that one alone is hot is not imagined.
 */
export function createImagined(tuning: AutoscalerTuning = {}): Imagined {
  const usualMs = tuning.coolDownMs ?? DEFAULT_TUNING.coolDownMs;
  /** Since when each is wanted, the oldest first. */
  let since: readonly number[] | undefined;

  function begin({ ready, starting, nowMs }: Observation): number[] {
    const old = Array.from({ length: ready }, () => -Infinity);
    return [...old, ...Array.from({ length: starting }, () => nowMs)];
  }

  return {
    get count() {
      return since?.length ?? 0;
    },
    see(seen) {
      const { nowMs, startMs = usualMs } = seen;
      since ??= begin(seen);
      // One that is wanted since later than now saw the clock set back.
      const isGrown = (atMs: number) => atMs > nowMs || nowMs - atMs >= startMs;
      const grown = since.filter(isGrown);
      const ready = seen.ready === 0 ? 0 : grown.length;
      const starting = since.length - ready;
      if (ready === seen.ready && starting === seen.starting) return seen;
      const ages = grown.map((atMs) => Math.max(0, nowMs - atMs - startMs));
      return { ...seen, ready, starting, cpu: sharedOut(seen, ages) };
    },
    set(endServers, atMs) {
      const kept = (since ?? []).slice(0, endServers);
      const added = Math.max(0, endServers - kept.length);
      since = [...kept, ...Array.from({ length: added }, () => atMs)];
    },
  };
}

/** What the measured end servers used, over as many as are imagined. */
function sharedOut(
  { cpu, ready }: Observation,
  readyForMs: readonly number[],
): readonly CpuReading[] {
  if (cpu.length === 0) return [];
  const used = cpu.reduce((sum, { percent }) => sum + percent, 0);
  const percent = (used / cpu.length) * (ready / readyForMs.length);
  return readyForMs.map((ageMs, index) => ({
    endServer: `imagined ${index + 1}`,
    percent,
    readyForMs: ageMs,
  }));
}
