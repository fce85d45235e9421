import { limited, type Limited } from "../limited.ts";
import {
  burstiness,
  fewestStable,
  predictDelay,
  type Workload,
} from "../predict_delay.ts";
import { DEFAULT_TUNING } from "../tuning.ts";
import type { Decider, Observation, Policy, PolicyOptions } from "../types.ts";
import { endServers, figure, seconds } from "../words.ts";
import {
  createDelayMeter,
  type DelayReading,
  type DelayRule,
} from "./_measure_delay.ts";
import { queueing } from "./queueing.ts";

const DEFAULTS = {
  latencyTargetMs: 150,
  latencyOf: "waiting",
  strategy: "least_connections",
  concurrency: 10,
} as const;

/** The share of requests that the target is for. */
const P = 0.99;
/** Where the work alone takes longer than the target: waiting, as its part. */
const SMALL_WAIT = 0.1;
const MOST = 1_000;

/**
 * As few end servers as keep the delay of 99 % of requests within the target,
 * by a model of waiting lines that is fed from what was counted: see
 * `erlang.ts` and `predict_delay.ts`. Where too little was counted, the
 * queueing policy decides.
 */
export const latencyTarget = {
  title: "Latency target",
  summary:
    "Keeps waiting (or response) within a target; for services with a promise to keep",
  create(options: PolicyOptions = {}): Decider {
    const rule = { ...DEFAULTS, ...DEFAULT_TUNING, ...options };
    const measure = createDelayMeter(rule);
    const byQueue = queueing.create(options);

    return function latencyTarget(seen) {
      const fallback = byQueue(seen); // it measures, whether it decides or not
      const reading = measure(seen);
      if (seen.ready === 0 || reading === undefined) return fallback;
      const { samples } = reading.arrivals;
      if (samples < rule.leastSamples) {
        const few = `${samples} requests in ${seconds(rule.rateWindowMs)} are too few for a model of delays, so the queue decides`;
        return { ...fallback, reason: `${few}: ${fallback.reason}` };
      }
      return decide({ seen, rule, reading });
    };
  },
} satisfies Policy;

interface Situation {
  readonly seen: Observation;
  readonly rule: DelayRule;
  readonly reading: DelayReading;
}

function decide(situation: Situation) {
  const { seen, reading } = situation;
  const from = seen.ready + seen.starting;
  const wish = fewestFor(reading.expected, situation.rule);
  return {
    kind: "want",
    endServers: wish,
    urgent: fewestStable(reading.now) > from,
    clamps: limitRemoval(wish, situation).clamps,
    reason: explain(wish, situation),
    inputs: inputsOf(wish, situation),
  } as const;
}

/** The fewest end servers with which the delay keeps within so many ms. */
function fewestFor(work: Workload, rule: DelayRule, share = 1): number {
  const target = rule.latencyTargetMs * share;
  const reachable = delay(work, Infinity, rule) <= target;
  const isKept = (n: number) =>
    reachable
      ? delay(work, n, rule) <= target
      : waiting(work, n) <= work.serviceMs * SMALL_WAIT;
  let n = fewestStable(work);
  while (n < MOST && !isKept(n)) n++;
  return Math.max(1, n);
}

/** With any number of end servers (`Infinity`) there is only the work itself. */
function delay(work: Workload, n: number, { latencyOf }: DelayRule): number {
  const isAny = n === Infinity;
  const idle = isAny ? { ...work, arrivalsPerMs: 0 } : work;
  return predictDelay(idle, { endServers: isAny ? 1 : n, p: P, of: latencyOf });
}

function waiting(work: Workload, n: number): number {
  return predictDelay(work, { endServers: n, p: P, of: "waiting" });
}

/** Everything that forbids having fewer end servers; scaling out passes. */
function limitRemoval(wish: number, { seen, rule, reading }: Situation) {
  const from = seen.ready + seen.starting;
  const value: Limited = { endServers: wish, clamps: [] };
  if (wish >= from) return value;
  const unknownMs = rule.rateWindowMs - reading.historyMs;
  // The sample that is one tick short of the window is as good.
  if (unknownMs > rule.rateWindowMs / 5) {
    const reason = () =>
      `the traffic has to be known for ${seconds(unknownMs)} more`;
    return limited(value, { name: "history", to: from, reason });
  }
  const roomy = fewestFor(reading.expected, rule, rule.delayHeadroom);
  const to = Math.max(wish, Math.min(from, roomy));
  const reason = () =>
    `with fewer than ${to} it would be more than ${figure(rule.delayHeadroom * 100)} % of the target`;
  return limited(value, { name: "headroom", to, reason });
}

function explain(wish: number, { seen, rule, reading }: Situation): string {
  const { ready, starting } = seen;
  const from = ready + starting;
  const { now, expected } = reading;
  const rate = `${figure(now.arrivalsPerMs * 1_000)} requests a second of ${figure(now.serviceMs)} ms`;
  const what = rule.latencyOf === "waiting" ? "wait" : "take";
  const within = `the target of ${figure(rule.latencyTargetMs)} ms`;
  const told = (n: number) => {
    const ms = delay(expected, n, rule);
    const count = endServers(n);
    if (ms === Infinity) return `${count} cannot keep up with ${rate}`;
    return `with ${count}, 99 % of ${rate} would ${what} at most ${figure(ms)} ms`;
  };
  const coming = starting > 0 ? `, with ${endServers(starting)} starting` : "";
  if (wish > from) return `${told(from)}, against ${within}${coming}`;
  return `${told(wish)}, within ${within}${coming}`;
}

function inputsOf(wish: number, { seen, rule, reading }: Situation) {
  const { ready, starting, loadNow, queuedNow } = seen;
  const { now, expected, arrivals, lineP99Ms, insideMs } = reading;
  const predicted = (n: number, name: string) => {
    const ms = delay(expected, n, rule);
    return Number.isFinite(ms) ? { [name]: ms } : {};
  };
  return {
    ready,
    starting,
    loadNow,
    queuedNow,
    arrivalsPerS: now.arrivalsPerMs * 1_000,
    expectedPerS: expected.arrivalsPerMs * 1_000,
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
