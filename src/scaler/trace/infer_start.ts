import type { TraceState } from "./recording.ts";

/**
 * From the decision to an end server that serves, ms, by what was recorded:
 * the middle of the times from more being wanted to as many being ready;
 * `undefined` where that never was.
 */
export function inferStart(states: readonly TraceState[]): number | undefined {
  const tookMs = states
    .flatMap((state, at) => {
      const before = states[at - 1];
      // Of the first one it is not known since when it is so.
      if (!before || state.desired <= before.desired) return [];
      const then = states
        .slice(at)
        .find(({ ready, desired }) => ready >= desired);
      return then?.desired === state.desired ? [then.atMs - state.atMs] : [];
    })
    .sort((a, b) => a - b);
  return tookMs[Math.floor((tookMs.length - 1) / 2)];
}
