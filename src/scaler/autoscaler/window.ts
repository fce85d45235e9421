import { createRecent, type Dated } from "./recent.ts";

/** The integral of the load, ∫ N dt, up to a time. */
export interface LoadSample extends Dated {
  /** Request-milliseconds; only ever grows. */
  readonly integralMs: number;
}

/** The load of the last while, as exact means over time. */
export interface LoadWindow {
  /** How much is known: time from the first sample to the last, ms. */
  readonly historyMs: number;
  /**
   * Mean load over the `overMs` before the last sample. Time before the first
   * sample counts as idle; the load between two samples as even.
   */
  mean(overMs: number): number;
  /** A clock or an integral that goes back starts the history anew. */
  add(sample: LoadSample): void;
  clear(): void;
}

/**
 * Remembers `spanMs` of load. A mean is the difference of two integrals over
 * the time between them: two requests of 500 ms each in one second are a load
 * of 1.0, whenever one looks (Knative's `RequestStats`).
 */
export function createLoadWindow(spanMs: number): LoadWindow {
  const recent = createRecent<LoadSample>(spanMs);
  const last = () => recent.items.at(-1) ?? NOTHING;

  return {
    get historyMs() {
      return last().atMs - (recent.items[0] ?? NOTHING).atMs;
    },
    mean(overMs) {
      const { atMs, integralMs } = last();
      return (integralMs - integralAt(recent.items, atMs - overMs)) / overMs;
    },
    add(sample) {
      const { atMs, integralMs } = recent.items.at(-1) ?? sample;
      const wentBack = sample.atMs < atMs || sample.integralMs < integralMs;
      if (wentBack) recent.clear();
      recent.add(sample);
    },
    clear: recent.clear,
  };
}

const NOTHING: LoadSample = { atMs: 0, integralMs: 0 };

function integralAt(samples: readonly LoadSample[], atMs: number): number {
  const after = samples.findIndex((sample) => sample.atMs > atMs);
  const right = samples[after] ?? samples.at(-1) ?? NOTHING;
  const left = samples[after - 1];
  if (left === undefined) return right.integralMs;
  const share = (atMs - left.atMs) / (right.atMs - left.atMs);
  return left.integralMs + share * (right.integralMs - left.integralMs);
}
