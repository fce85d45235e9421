import { ceil } from "../ceil.ts";
import { limited, type Limited } from "../limited.ts";
import { fewestFor, loadAfterRemoval, scaleInLoad } from "../queue_model.ts";
import { DEFAULT_TUNING } from "../tuning.ts";
import type { Decider, Observation, Policy, PolicyOptions } from "../types.ts";
import { createLoadWindow } from "../window.ts";
import { endServers, figure, seconds } from "../words.ts";
import {
  measureLoad,
  type QueueLoad,
  type QueueRule,
} from "./_measure_load.ts";

/**
 * As many end servers as keep the active requests (in flight and queued) of
 * each at the target. A lasting load counts over a minute, a sudden one over
 * seconds and at once. One is removed only if the rest would still have a
 * margin: see `queue_model.ts`.
 */
export const queueing = {
  title: "Queueing",
  summary: "Goes by the active requests an end server; fits most services",
  create(options: PolicyOptions = {}): Decider {
    const rule = { queueTarget: 7, ...DEFAULT_TUNING, ...options };
    const window = createLoadWindow(rule.stableWindowMs);
    let calmAtMs = -Infinity;
    let same = { ready: 0, sinceMs: -Infinity };

    return function queueing(seen) {
      const { nowMs, ready, loadIntegralMs } = seen;
      if (ready === 0) {
        window.clear(); // what piles up while nobody serves is no measure
        return { kind: "hold", reason: NOBODY, inputs: {} };
      }
      window.add({ atMs: nowMs, integralMs: loadIntegralMs });
      if (ready !== same.ready) same = { ready, sinceMs: nowMs };
      const sameForMs = nowMs - same.sinceMs;
      const load = measureLoad(window, { ready, sameForMs, rule });
      if (load.isPanic) calmAtMs = nowMs + rule.stableWindowMs;
      const wish = wanted(load, rule);
      const situation = { seen, rule, load, calmAtMs };
      return {
        kind: "want",
        endServers: wish,
        urgent: load.isPanic,
        clamps: limitRemoval(wish, situation).clamps,
        reason: explain(wish, situation),
        inputs: inputsOf(situation),
      };
    };
  },
} satisfies Policy;

const NOBODY = "no end server is ready yet, so there is no load to go by";

interface Situation {
  readonly seen: Observation;
  readonly rule: QueueRule;
  readonly load: QueueLoad;
  /** When scaling in is allowed again after a panic. */
  readonly calmAtMs: number;
}

function wanted(load: QueueLoad, { queueTarget }: QueueRule): number {
  const mean = load.isPanic ? Math.max(load.mean, load.shortMean) : load.mean;
  return Math.max(1, ceil(mean / queueTarget));
}

/** Everything that forbids having fewer end servers; scaling out passes. */
function limitRemoval(wish: number, situation: Situation): Limited {
  const { seen, rule, load, calmAtMs } = situation;
  const { nowMs, ready, starting } = seen;
  const from = ready + starting;
  const value: Limited = { endServers: wish, clamps: [] };
  if (wish >= from) return value;
  if (nowMs < calmAtMs) {
    const reason = () =>
      `after a sudden load nothing is removed for ${seconds(calmAtMs - nowMs)} more`;
    return limited(value, { name: "panic", to: from, reason });
  }
  const unknownMs = rule.stableWindowMs - load.historyMs;
  if (unknownMs > 0) {
    const reason = () =>
      `the load has to be known for ${seconds(unknownMs)} more`;
    return limited(value, { name: "history", to: from, reason });
  }
  return keepHeadroom(value, situation);
}

function keepHeadroom(value: Limited, { seen, rule, load }: Situation) {
  const limit = rule.queueHeadroom * rule.queueTarget;
  const n = seen.ready;
  const fewest = Math.min(n, fewestFor(load.leastEach, { n, limit }));
  const reason = () => {
    if (fewest < n) return `fewer than ${fewest} would have too little margin`;
    const after = loadAfterRemoval(load.leastEach, n);
    if (after === undefined) return "one less could not keep up";
    return `with one less it would be ${figure(after)}, more than ${figure(limit)}`;
  };
  const to = Math.max(value.endServers, fewest);
  return limited(value, { name: "headroom", to, reason });
}

function explain(wish: number, { seen, rule, load }: Situation): string {
  const target = `the target of ${figure(rule.queueTarget)}`;
  const { ready, starting } = seen;
  const coming =
    starting > 0 && wish > ready
      ? `, with ${endServers(starting)} starting`
      : "";
  if (load.isPanic) {
    return `${figure(load.shortEach)} active requests an end server over the last ${figure(load.shortMs / 1_000)} s are at least ${figure(rule.panicFactor)} times ${target}${coming}`;
  }
  const measure = `${figure(load.each)} active requests an end server over the last ${seconds(rule.stableWindowMs)}`;
  if (wish > ready) return `${measure} are more than ${target}${coming}`;
  if (wish === ready) return `${measure} are no more than ${target}`;
  return `${measure} need only ${endServers(wish)} at ${target}`;
}

function inputsOf({ seen, rule, load }: Situation) {
  const { ready, starting, loadNow } = seen;
  const limit = rule.queueHeadroom * rule.queueTarget;
  const after = loadAfterRemoval(load.leastEach, ready);
  return {
    ready,
    starting,
    loadNow,
    meanLoad: load.mean,
    loadEach: load.each,
    shortMeanLoad: load.shortMean,
    shortLoadEach: load.shortEach,
    historyMs: load.historyMs,
    target: rule.queueTarget,
    panicAt: rule.panicFactor * rule.queueTarget,
    scaleInAt: scaleInLoad(ready, limit),
    ...(after === undefined ? {} : { loadEachAfterRemoval: after }),
  };
}
