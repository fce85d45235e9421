import type { CpuReading } from "./types.ts";

/** CPU use of one end server, smoothed. */
export interface SmoothedCpu {
  readonly endServer: string;
  readonly percent: number;
  /** Ready and measured for so long that the value means something. */
  readonly isMature: boolean;
}

/** Smooths readings that are taken one after the other. */
export type Smoother = (
  readings: readonly CpuReading[],
  nowMs: number,
) => readonly SmoothedCpu[];

interface Kept {
  readonly percent: number;
  readonly atMs: number;
  readonly sinceMs: number;
}

/**
 * An exponential mean over `windowMs` for each end server: a reading covers a
 * second, and one second says little. What was there is forgotten with
 * `e^(-dt / windowMs)`. End servers that are not among the readings are
 * forgotten altogether.
 */
export function createSmoother(windowMs: number): Smoother {
  let kept: ReadonlyMap<string, Kept> = new Map();

  return function smooth(readings, nowMs) {
    const next = new Map<string, Kept>();
    for (const { endServer, percent } of readings) {
      const before = kept.get(endServer);
      next.set(endServer, mix(before, { percent, nowMs, windowMs }));
    }
    kept = next;
    return readings.map(({ endServer, percent, readyForMs }) => {
      const it = next.get(endServer) ?? { percent, sinceMs: nowMs };
      const knownForMs = Math.min(readyForMs, nowMs - it.sinceMs);
      const isMature = knownForMs >= windowMs;
      return { endServer, percent: it.percent, isMature };
    });
  };
}

interface Fresh {
  readonly percent: number;
  readonly nowMs: number;
  readonly windowMs: number;
}

function mix(before: Kept | undefined, { percent, nowMs, windowMs }: Fresh) {
  if (before === undefined) return { percent, atMs: nowMs, sinceMs: nowMs };
  const { sinceMs } = before;
  const weight = Math.exp(-Math.max(0, nowMs - before.atMs) / windowMs);
  const mixed = percent * (1 - weight) + before.percent * weight;
  return { percent: mixed, atMs: nowMs, sinceMs };
}
