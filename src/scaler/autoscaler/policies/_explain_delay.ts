import { burstiness } from "../predict_delay.ts";
import type { Inputs, Observation } from "../types.ts";
import { endServers, figure, seconds } from "../words.ts";
import type { DelayReading, DelayRule } from "./_measure_delay.ts";
import { delayWith } from "./_size_for_delay.ts";

/** What a model of delays was asked about. */
export interface DelaySituation {
  readonly seen: Observation;
  readonly rule: DelayRule;
  readonly reading: DelayReading;
}

/** Why so many end servers are wished for: a clause. */
export function explainDelay(
  wish: number,
  { seen, rule, reading }: DelaySituation,
): string {
  const { ready, starting } = seen;
  const from = ready + starting;
  const { now, expected: work } = reading;
  const rate = `${figure(now.arrivalsPerMs * 1_000)} requests a second of ${figure(now.serviceMs)} ms`;
  const what = rule.latencyOf === "waiting" ? "wait" : "take";
  const within = `the target of ${figure(rule.latencyTargetMs)} ms`;
  const told = (n: number) => {
    const ms = delayWith(n, { work, rule });
    const count = endServers(n);
    if (ms === Infinity) return `${count} cannot keep up with ${rate}`;
    return `with ${count}, 99 % of ${rate} would ${what} at most ${figure(ms)} ms`;
  };
  const coming = starting > 0 ? `, with ${endServers(starting)} starting` : "";
  if (wish > from) return `${told(from)}, against ${within}${coming}`;
  return `${told(wish)}, within ${within}${coming}`;
}

/** Why the model is not asked: a clause. */
export function explainTooFew({ rule, reading }: DelaySituation): string {
  return `${reading.arrivals.samples} requests in ${seconds(rule.rateWindowMs)} are too few for a model of delays, so the queue decides`;
}

/** What was measured, predicted and observed. */
export function delayInputs(
  wish: number,
  { seen, rule, reading }: DelaySituation,
): Inputs {
  const { ready, starting, loadNow, queuedNow } = seen;
  const { now, expected: work, arrivals, lineP99Ms, insideMs } = reading;
  const predicted = (n: number, name: string) => {
    const ms = delayWith(n, { work, rule });
    return Number.isFinite(ms) ? { [name]: ms } : {};
  };
  return {
    ready,
    starting,
    loadNow,
    queuedNow,
    arrivalsPerS: now.arrivalsPerMs * 1_000,
    expectedPerS: work.arrivalsPerMs * 1_000,
    samples: arrivals.samples,
    serviceMs: now.serviceMs,
    parallel: now.parallel,
    burstiness: burstiness(now),
    target: rule.latencyTargetMs,
    ...predicted(ready, "predictedMs"),
    ...predicted(wish, "predictedAtWishMs"),
    observedLineMs: lineP99Ms,
    observedInsideMs: insideMs,
  };
}
