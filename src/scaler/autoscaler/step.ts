import { limited, type Limited, type Situation } from "./limited.ts";
import type { AutoscalerTuning } from "./types.ts";
import { endServers, seconds } from "./words.ts";

/** How fast the number may change. */
export interface StepLimit {
  /** Counts a change; times must not go back. */
  changed(atMs: number, by: number): void;
  limit(value: Limited, situation: Situation): Limited;
}

type StepTuning = Required<
  Pick<AutoscalerTuning, "stepMs" | "stepOut" | "stepIn">
>;

interface Change {
  readonly atMs: number;
  readonly by: number;
}

/**
 * In any `stepMs`, the number may at most double or grow by `stepOut`,
 * whichever is more, and fall by `stepIn` (the HPA's scaling policies).
 */
export function createStepLimit(tuning: StepTuning): StepLimit {
  const { stepMs, stepOut, stepIn } = tuning;
  const changes: Change[] = [];

  function sum(sign: 1 | -1): number {
    const counted = changes.filter(({ by }) => by * sign > 0);
    return counted.reduce((total, { by }) => total + by, 0);
  }

  return {
    changed(atMs, by) {
      changes.push({ atMs, by });
    },
    limit(value, { nowMs, from }) {
      while ((changes[0]?.atMs ?? Infinity) <= nowMs - stepMs) changes.shift();
      const before = Math.max(0, from - sum(1));
      const most = Math.max(from, before * 2, before + stepOut);
      const fewest = Math.min(from, from - sum(-1) - stepIn);
      const to = Math.min(Math.max(value.endServers, fewest), most);
      const reason = () =>
        to < value.endServers
          ? `at most ${endServers(most - before)} may be added within ${seconds(stepMs)}`
          : `at most ${endServers(stepIn)} may be removed within ${seconds(stepMs)}`;
      return limited(value, { name: "step", to, reason });
    },
  };
}
