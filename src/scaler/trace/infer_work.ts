import type { RequestRecord } from "./types.ts";

/** What requests are to an end server, as far as a recording tells. */
export interface InferredWork {
  /** Requests an end server works on at once; more wait inside it, in order. */
  readonly parallel: number;
  /** More were never seen at once on one, so that it may be more. */
  readonly isParallelLeast: boolean;
  /** Nearly all found an end server full: both figures are guesses. */
  readonly isSaturated: boolean;
  /** What each request takes by itself, ms; in the order of the requests. */
  readonly workMs: Float64Array;
  /** From arrival until an end server began to work on each, ms. */
  readonly waitMs: Float64Array;
  /** Requests whose work is known, and not taken from another's. */
  readonly known: number;
}

/** Nothing takes no time at all. */
const LEAST_MS = 0.001;

/** Share of requests that found an end server full, and nothing is learnt. */
const SATURATED = 0.8;

/** What takes longer than so many times the median is held to be that. */
const MOST_MEDIANS = 5;

/** One request at its end server. */
interface Stay {
  /** Its place among the requests. */
  readonly at: number;
  readonly pickedMs: number;
  readonly endedMs: number;
  readonly beside: number;
}

/** Works of stays, as they would be with so many at once. */
interface Fit {
  readonly parallel: number;
  readonly workMs: Float64Array;
  /** How far it is from what would be so if it were true; 0 is best. */
  readonly miss: number;
}

/**
 * Tells the work itself from having waited inside an end server for others.
 *
 * An end server is taken for one that works on `parallel` requests at once, in
 * the order in which they came, as the simulator's do. Then each began when it
 * was picked or, when all places were taken, when the first of them was free;
 * from there to its end it was worked on (the way back through Lindley's
 * equation). The number of places is the one with which the work depends least
 * on how many others were there: with too few places those that found many seem
 * to take less than those that found nobody, with too many they seem to take
 * more.
 *
 * Its limits: where requests share a core in slices and not in order, the mean
 * is right and single works are not; end servers that slow each other down on
 * one machine look like longer work; end servers that were full all the time do
 * not tell how many they work on at once; a call that stays open for long to stream
 * counts as work all the while; more places than were ever in use cannot be
 * seen.
 *
 * @param requests By their arrivals.
 */
export function inferWork(requests: readonly RequestRecord[]): InferredWork {
  const lines = staysOf(requests);
  const stays = lines.flat();
  const most = stays.reduce((top, it) => Math.max(top, it.beside + 1), 1);
  const fits = placesUpTo(most).map((it) => fitOf(lines, it));
  const [best] = fits.toSorted((a, b) => a.miss - b.miss);
  const parallel = best?.parallel ?? 1;
  const works = best?.workMs ?? new Float64Array();
  return {
    parallel,
    isParallelLeast: parallel === most,
    isSaturated: shareOf(stays, (it) => it.beside === most - 1) >= SATURATED,
    ...spread(requests, stays, works),
    known: stays.length,
  };
}

/** Whether an end server answered it, well or not: it has done its work. */
export function isAnswered({ ending, endServer }: RequestRecord): boolean {
  // Of what was given up, nobody knows how long it would have taken.
  return endServer > 0 && (ending === "completed" || ending === "failed");
}

/** Where requests were answered: one list an end server, in order of picks. */
function staysOf(requests: readonly RequestRecord[]): readonly Stay[][] {
  const lines = new Map<number, Stay[]>();
  for (const [at, request] of requests.entries()) {
    const { endServer, arrivedMs, waitedMs, endedMs, beside } = request;
    if (!isAnswered(request)) continue;
    const stay = { at, pickedMs: arrivedMs + waitedMs, endedMs, beside };
    const line = lines.get(endServer);
    if (line) line.push(stay);
    else lines.set(endServer, [stay]);
  }
  const all = [...lines.values()];
  for (const line of all) line.sort((a, b) => a.pickedMs - b.pickedMs);
  return all;
}

function shareOf(
  stays: readonly Stay[],
  isMeant: (stay: Stay) => boolean,
): number {
  const count = stays.filter(isMeant).length;
  return count / Math.max(1, stays.length);
}

/** One by one up to 16, then in steps of a quarter, and `most` itself. */
function placesUpTo(most: number): readonly number[] {
  const places: number[] = [];
  for (let it = 1; it < most; it = it < 16 ? it + 1 : Math.floor(it * 1.25)) {
    places.push(it);
  }
  return [...places, most];
}

function fitOf(lines: readonly (readonly Stay[])[], parallel: number): Fit {
  const works = lines.map((line) => worksOf(line, parallel));
  const workMs = new Float64Array(works.flatMap((it) => [...it]));
  const miss = unlikeness(
    lines.flat().map((it) => it.beside),
    workMs,
  );
  return { parallel, workMs, miss };
}

/**
 * How far the work depends on how many others were there: the variance of the
 * means for each number of others, over the square of the mean of all. A few
 * that took very long, as the machine stood still, count as if they had not.
 */
function unlikeness(beside: readonly number[], works: Float64Array): number {
  const most = MOST_MEDIANS * (works.toSorted()[works.length >> 1] ?? 0);
  const sums: number[] = [];
  const counts: number[] = [];
  let total = 0;
  for (const [i, others] of beside.entries()) {
    const work = Math.min(most, works[i] ?? 0);
    sums[others] = (sums[others] ?? 0) + work;
    counts[others] = (counts[others] ?? 0) + 1;
    total += work;
  }
  const mean = total / works.length;
  let between = 0;
  for (const [others, sum] of sums.entries()) {
    const count = counts[others] ?? 0;
    if (count > 0) between += count * (sum / count - mean) ** 2;
  }
  return between / works.length / mean ** 2;
}

/** The work of each stay of one end server. */
function worksOf(line: readonly Stay[], parallel: number): Float64Array {
  const works = new Float64Array(line.length);
  const free = new Float64Array(parallel).fill(-Infinity);
  for (const [i, { pickedMs, endedMs }] of line.entries()) {
    const place = firstFree(free);
    const beganMs = Math.max(pickedMs, free[place] ?? 0);
    works[i] = Math.max(LEAST_MS, endedMs - beganMs);
    free[place] = Math.max(endedMs, free[place] ?? endedMs);
  }
  return works;
}

function firstFree(free: Float64Array): number {
  let first = 0;
  for (let i = 1; i < free.length; i++) {
    if ((free[i] ?? 0) < (free[first] ?? 0)) first = i;
  }
  return first;
}

/** Every request's work: its own, or that of the one before it. */
function spread(
  requests: readonly RequestRecord[],
  stays: readonly Stay[],
  works: Float64Array,
): Pick<InferredWork, "workMs" | "waitMs"> {
  const workMs = new Float64Array(requests.length);
  for (const [i, { at }] of stays.entries()) workMs[at] = works[i] ?? 0;
  const waitMs = new Float64Array(requests.length);
  let known = workMs.find((it) => it > 0) ?? LEAST_MS;
  for (const [at, { arrivedMs, endedMs, waitedMs }] of requests.entries()) {
    const own = workMs[at] ?? 0;
    if (own > 0) known = own;
    workMs[at] = known;
    waitMs[at] = own > 0 ? endedMs - arrivedMs - own : waitedMs;
  }
  return { workMs, waitMs };
}
