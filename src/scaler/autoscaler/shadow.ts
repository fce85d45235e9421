import {
  createAutoscaler,
  type AutoscalerOptions,
  type AutoscalerSettings,
} from "./autoscaler.ts";
import { createImagined } from "./imagined.ts";
import type { Decision, Observation } from "./types.ts";

/** What a policy that decides nothing would have decided. */
export interface ShadowDecision extends Omit<Decision, "kind" | "atMs"> {
  /**
   * Its end servers less those there were, times the time since the
   * evaluation before, ms: what it would have cost more, or less.
   */
  readonly aheadMs: number;
}

/** A decision, and what the shadow makes of the same moment. */
export interface ShadowedDecision extends Decision {
  /** Absent where no shadow runs. */
  readonly shadow?: ShadowDecision | undefined;
}

/** A second policy beside the active one. */
export interface Shadow {
  /** What it would do now, given what it did before. */
  decide(seen: Observation): ShadowDecision;
  /** Goes on with other settings. */
  retune(settings: AutoscalerSettings): void;
  /** The tenant set the number by hand: it has that number too. */
  override(endServers: number, atMs: number): void;
}

/**
 * Makes a policy that is asked and not heeded. Its limits are those of the
 * active one (min, max, steps, cool-down), and so is what it observes, but for
 * one thing: it has end servers of its own, imagined ones, as many as it
 * decided on (see `createImagined`). It begins with as many as there are.
 *
 * What it cannot do is change the load. Arrivals, the time that a request
 * takes, and CPU hardly depend on how many end servers there are, so
 * `latency_target` and `cpu_threshold` are told what they would have seen. How
 * many requests are active does depend on it: where it would have had fewer
 * than there were, `queueing` sees fewer active requests than there would have
 * been, and the other way round. For that, a recorded load has to be replayed.
 */
export function createShadow(
  settings: AutoscalerSettings,
  options: AutoscalerOptions,
): Shadow {
  const imagined = createImagined(options.tuning);
  const autoscaler = createAutoscaler(settings, options);
  let last: Observation | undefined;

  return {
    decide(seen) {
      const before = imagined.count;
      const { kind, atMs, ...decision } = autoscaler.decide(imagined.see(seen));
      imagined.set(decision.to, atMs);
      const aheadMs = last ? ahead(before, { seen, last }) : 0;
      last = seen;
      return { ...decision, aheadMs };
    },
    retune: (changed) => autoscaler.retune(changed),
    override(endServers, atMs) {
      autoscaler.override(endServers, atMs);
      imagined.set(endServers, atMs);
    },
  };
}

interface Between {
  readonly seen: Observation;
  readonly last: Observation;
}

/** A pause so long is no time in which anything was scaled. */
const PAUSE_MS = 60_000;

function ahead(imagined: number, { seen, last }: Between): number {
  const passedMs = seen.nowMs - last.nowMs;
  if (passedMs <= 0 || passedMs > PAUSE_MS) return 0;
  return (imagined - seen.ready - seen.starting) * passedMs;
}
