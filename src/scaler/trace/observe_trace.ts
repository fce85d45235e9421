import { nearestRank } from "../../base/nearest_rank.ts";
import type { Scenario, SimulatedPoint } from "../simulator/types.ts";
import { isAnswered, type InferredWork } from "./infer_work.ts";
import type { Played } from "./played.ts";
import type { RecordedTraffic } from "./read_trace.ts";
import type { TraceState } from "./recording.ts";

const POINTS = 300;
const MINUTE_MS = 60_000;

/**
 * What really became of recorded traffic, in the same figures as a simulation,
 * so that the one can be held against the other. Waiting inside end servers
 * cannot be seen from outside: it is what {@linkcode InferredWork} says.
 */
export function observeTrace(
  traffic: RecordedTraffic,
  { waitMs }: Pick<InferredWork, "waitMs">,
  target: Scenario["target"],
): Played {
  const { requests, states } = traffic;
  const endings = { completed: 0, failed: 0, rejected: 0, late: 0 };
  for (const { ending } of requests) endings[ending]++;
  const answered = requests.map(isAnswered);
  const waits = waitMs.filter((_, at) => answered[at]).sort();
  const all = Float64Array.from(requests, (it) => it.endedMs - it.arrivedMs);
  const responses = all.filter((_, at) => answered[at]).sort();
  const aimed = target?.of === "response" ? responses : waits;
  const within = target ? countUpTo(aimed, target.ms) : aimed.length;
  const arrived = requests.length;
  return {
    arrived,
    completed: endings.completed,
    rejected: endings.rejected,
    late: endings.late,
    waitP50Ms: nearestRank(waits, 0.5) ?? 0,
    waitP99Ms: nearestRank(waits, 0.99) ?? 0,
    responseP50Ms: nearestRank(responses, 0.5) ?? 0,
    responseP99Ms: nearestRank(responses, 0.99) ?? 0,
    beyondTarget: arrived === 0 ? 0 : 1 - within / arrived,
    endServerMinutes: endServerMs(traffic) / MINUTE_MS,
    mostEndServers: Math.max(0, ...states.map((it) => it.endServers)),
    scaledOut: changesOf(states, (by) => by > 0),
    scaledIn: changesOf(states, (by) => by < 0),
    points: pointsOf(traffic),
  };
}

function changesOf(
  states: readonly TraceState[],
  isMeant: (by: number) => boolean,
): number {
  return states.filter(({ desired }, at) =>
    isMeant(desired - (states[at - 1]?.desired ?? desired)),
  ).length;
}

/** ∫ end servers dt, ms. */
function endServerMs({ fromMs, toMs, states }: RecordedTraffic): number {
  let sum = 0;
  for (const [at, { atMs, endServers }] of states.entries()) {
    const beganMs = Math.max(fromMs, atMs);
    const endedMs = Math.min(toMs, states[at + 1]?.atMs ?? toMs);
    sum += endServers * Math.max(0, endedMs - beganMs);
  }
  return sum;
}

function pointsOf(traffic: RecordedTraffic): SimulatedPoint[] {
  const { fromMs, toMs, requests } = traffic;
  const stepMs = (toMs - fromMs) / POINTS;
  if (stepMs <= 0) return [];
  const arrivals = Float64Array.from(requests, (it) => it.arrivedMs);
  const left = Float64Array.from(
    requests,
    (it) => it.arrivedMs + it.waitedMs,
  ).sort();
  const ended = requests
    .filter(isAnswered)
    .sort((a, b) => a.endedMs - b.endedMs);
  const ends = Float64Array.from(ended, (it) => it.endedMs);
  let state = 0;
  let [cameBefore, endedBefore] = [0, 0];
  return Array.from({ length: POINTS }, (_, at) => {
    const nowMs = fromMs + (at + 1) * stepMs;
    state = stateAt(traffic.states, nowMs, state);
    const came = countUpTo(arrivals, nowMs);
    const over = countUpTo(ends, nowMs);
    const times = Float64Array.from(
      ended.slice(endedBefore, over),
      (it) => it.endedMs - it.arrivedMs,
    ).sort();
    const arrivalsPerS = ((came - cameBefore) * 1_000) / stepMs;
    [cameBefore, endedBefore] = [came, over];
    return {
      atMs: nowMs - fromMs,
      arrivalsPerS,
      ready: traffic.states[state]?.ready ?? 0,
      desired: traffic.states[state]?.desired ?? 0,
      queued: came - countUpTo(left, nowMs),
      responseP99Ms: nearestRank(times, 0.99) ?? 0,
    };
  });
}

/** The last state that began by then; looked for from `from` on. */
function stateAt(
  states: readonly TraceState[],
  atMs: number,
  from: number,
): number {
  let at = from;
  while ((states[at + 1]?.atMs ?? Infinity) <= atMs) at++;
  return at;
}

/** How many of sorted numbers are not above `most`: by halves. */
function countUpTo(sorted: Float64Array, most: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
