/**
 * How many requests end servers had at once, for how long, and how many they
 * ended meanwhile: sums that only ever grow. What the work is can be told from
 * them at any load. One place each for 1, 2, 3, 4, 5–6, 7–8, 9–12 and so on, two
 * a doubling; idle time is not counted.
 */
export interface Occupancy {
  /** Time with so many, ms. */
  readonly ms: readonly number[];
  /** Σ of them over that time, request-ms. */
  readonly requestMs: readonly number[];
  /** Requests that ended from there. */
  readonly ended: readonly number[];
}

const PLACES = 16;

/** An {@linkcode Occupancy} that is being counted, for many end servers. */
export class OccupancyCounter {
  readonly #ms = new Array<number>(PLACES).fill(0);
  readonly #requestMs = new Array<number>(PLACES).fill(0);
  readonly #ended = new Array<number>(PLACES).fill(0);

  /** One had so many requests for `ms`. */
  hold(requests: number, ms: number): void {
    if (requests === 0) return;
    const place = placeOf(requests);
    this.#ms[place] = (this.#ms[place] ?? 0) + ms;
    this.#requestMs[place] = (this.#requestMs[place] ?? 0) + requests * ms;
  }

  /** One that had so many has answered one of them. */
  end(requests: number): void {
    const place = placeOf(requests);
    this.#ended[place] = (this.#ended[place] ?? 0) + 1;
  }

  read(): Occupancy {
    return {
      ms: [...this.#ms],
      requestMs: [...this.#requestMs],
      ended: [...this.#ended],
    };
  }
}

/** What came in between two states of the same occupancy. */
export function occupancySince(now: Occupancy, before: Occupancy): Occupancy {
  return {
    ms: less(now.ms, before.ms),
    requestMs: less(now.requestMs, before.requestMs),
    ended: less(now.ended, before.ended),
  };
}

function less(now: readonly number[], before: readonly number[]): number[] {
  return now.map((it, i) => it - (before[i] ?? 0));
}

function placeOf(requests: number): number {
  const above = requests - 1;
  if (above < 2) return Math.max(0, above);
  const doublings = 31 - Math.clz32(above);
  const half = (above >> (doublings - 1)) & 1;
  return Math.min(PLACES - 1, 2 * doublings + half);
}
