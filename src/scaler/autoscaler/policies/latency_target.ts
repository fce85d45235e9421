import { fewestStable } from "../predict_delay.ts";
import { DEFAULT_TUNING } from "../tuning.ts";
import type { Decider, Policy, PolicyOptions, Wish } from "../types.ts";
import {
  delayInputs,
  explainDelay,
  explainTooFew,
  type DelaySituation,
} from "./_explain_delay.ts";
import { createKeepEnough, type KeepEnough } from "./_keep_enough.ts";
import { createDelayMeter } from "./_measure_delay.ts";
import { fewestForDelay } from "./_size_for_delay.ts";
import { queueing } from "./queueing.ts";

const DEFAULTS = {
  latencyTargetMs: 150,
  latencyOf: "waiting",
  strategy: "least_connections",
  concurrency: 10,
} as const;

/**
 * As few end servers as keep the delay of 99 % of requests within the target,
 * by a model of waiting lines that is fed from what was counted: see
 * `erlang.ts` and `predict_delay.ts`. It sets its own pace, as it knows how
 * many are needed and remembers how loads come back. Where too little was
 * counted, the queueing policy decides.
 */
export const latencyTarget = {
  title: "Latency target",
  summary:
    "Keeps waiting (or response) within a target; for services with a promise to keep",
  create(options: PolicyOptions = {}): Decider {
    const rule = { ...DEFAULTS, ...DEFAULT_TUNING, ...options };
    const measure = createDelayMeter(rule);
    const byQueue = queueing.create(options);
    const keep = createKeepEnough(rule);

    return function latencyTarget(seen) {
      const fallback = byQueue(seen); // it measures, whether it decides or not
      const reading = measure(seen);
      if (seen.ready === 0 || reading === undefined) return fallback;
      const situation = { seen, rule, reading };
      keep.note(situation);
      return reading.arrivals.samples < rule.leastSamples
        ? instead(fallback, situation, keep)
        : decide(situation, keep);
    };
  },
} satisfies Policy;

function decide(situation: DelaySituation, keep: KeepEnough): Wish {
  const { seen, rule, reading } = situation;
  const wish = fewestForDelay(reading.expected, rule);
  return {
    kind: "want",
    endServers: wish,
    urgent: fewestStable(reading.now) > seen.ready + seen.starting,
    isPaced: true,
    clamps: keep.limit(wish, situation).clamps,
    reason: explainDelay(wish, situation),
    inputs: delayInputs(wish, situation),
  };
}

/** What the queueing policy wishes, but for what is remembered. */
function instead(
  fallback: Wish,
  situation: DelaySituation,
  keep: KeepEnough,
): Wish {
  const reason = `${explainTooFew(situation)}: ${fallback.reason}`;
  if (fallback.kind === "hold") return { ...fallback, reason };
  const { clamps, endServers } = fallback;
  const value = { endServers: clamps.at(-1)?.to ?? endServers, clamps };
  return {
    ...fallback,
    clamps: keep.remember(value, situation).clamps,
    reason,
  };
}
