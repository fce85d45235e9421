import { ARITY, KeyedHeap } from "../../base/keyed_heap.ts";
import type { Candidate, CandidateOrder } from "./candidates.ts";

/** More with the very same rank are not told apart any further. */
const MOST_EQUALS = 16;

/** Candidates by a number of each, the lowest at hand. */
export class ByRank implements CandidateOrder {
  readonly #rank: (candidate: Candidate) => number;
  readonly #heap = new KeyedHeap();
  readonly #bySeat: (Candidate | undefined)[] = [];
  readonly #equals: Candidate[] = [];

  /**
   * @param rank The lower, the sooner picked. What it is may change only when
   * the requests in flight or the response times of the candidate do.
   */
  constructor(rank: (candidate: Candidate) => number) {
    this.#rank = rank;
  }

  /**
   * Those with the lowest rank; of many, some. The array is used again: read
   * it, do not keep it.
   */
  firsts(): readonly Candidate[] {
    const equals = this.#equals;
    equals.length = 0;
    if (this.#heap.size > 0) this.#collect(0, this.#heap.firstKey);
    return equals;
  }

  begin(all: readonly Candidate[]): void {
    this.#heap.clear();
    for (const candidate of all) this.add(candidate);
  }

  add(candidate: Candidate): void {
    this.#bySeat[candidate.seat] = candidate;
    this.#heap.add(candidate.seat, this.#rank(candidate));
  }

  remove({ seat }: Candidate): void {
    this.#heap.remove(seat);
    this.#bySeat[seat] = undefined;
  }

  change(candidate: Candidate): void {
    this.#heap.change(candidate.seat, this.#rank(candidate));
  }

  /** Equals of the first stand below one another, from the top. */
  #collect(place: number, key: number): void {
    const candidate = this.#bySeat[this.#heap.at(place)];
    if (candidate === undefined || this.#equals.length >= MOST_EQUALS) return;
    this.#equals.push(candidate);
    for (let i = 1; i <= ARITY; i++) {
      const child = place * ARITY + i;
      if (this.#heap.keyAt(child) === key) this.#collect(child, key);
    }
  }
}
