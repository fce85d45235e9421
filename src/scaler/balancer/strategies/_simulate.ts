import { seededPrng } from "../../../../_tools/testing/seeded_prng.ts";
import { clientAddress, endpoints, type ListPicker } from "./_fixtures.ts";

/** A load on end servers that work off one request after the other. */
export interface Load {
  readonly n: number;
  /** Poisson arrivals. */
  readonly arrivalsPerS: number;
  /** Mean of an exponential service time. */
  readonly serviceMs: number;
  readonly requests: number;
  readonly seed: number;
}

/** What came of it. */
export interface Outcome {
  /** Picks of each endpoint, in order. */
  readonly counts: readonly number[];
  /** Response time below which 99 % lie, ms. */
  readonly p99Ms: number;
}

/** Sends a load through a picker, in simulated time. Nothing decays in it. */
export function simulate(pick: ListPicker, load: Load): Outcome {
  const { n, arrivalsPerS, serviceMs, requests, seed } = load;
  const chance = seededPrng(seed);
  const draw = (mean: number) => -mean * Math.log(1 - chance());
  const list = endpoints(n);
  const places = new Map(list.map(({ id }, at) => [id, at]));
  // When each request of an endpoint ends: in order, for it is one queue.
  const ends = list.map((): number[] => []);
  const counts = list.map(() => 0);
  const times: number[] = [];
  let nowMs = 0;

  function settle(): void {
    for (const [at, queue] of ends.entries()) {
      while ((queue[0] ?? Infinity) <= nowMs) queue.shift();
      const member = list[at];
      if (member) member.inFlight = queue.length;
    }
  }

  for (let i = 0; i < requests; i++) {
    nowMs += draw(1_000 / arrivalsPerS);
    settle();
    const call = { clientAddress: clientAddress(i), nowMs };
    const at = places.get(pick(list, call)?.id ?? "") ?? 0;
    const queue = ends[at] ?? [];
    const endMs = Math.max(nowMs, queue.at(-1) ?? 0) + draw(serviceMs);
    queue.push(endMs);
    counts[at] = (counts[at] ?? 0) + 1;
    times.push(endMs - nowMs);
  }
  times.sort((a, b) => a - b);
  return { counts, p99Ms: times[Math.floor(requests * 0.99)] ?? 0 };
}
