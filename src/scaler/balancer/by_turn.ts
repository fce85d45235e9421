import { KeyedHeap } from "../../base/keyed_heap.ts";
import type { Candidate, CandidateOrder } from "./candidates.ts";

/** More than ever join: who had no turn yet stands before all that had one. */
const FIRST = 2 ** 50;
/** Turns of so many that are not there are kept at least. */
const REMEMBERED = 1_024;

/**
 * Candidates by their last turn, the one that has waited longest at hand; those
 * that had none stand before them, in the order in which they joined. Who is
 * away for a while keeps its place.
 */
export class ByTurn implements CandidateOrder {
  readonly #heap = new KeyedHeap();
  readonly #bySeat: (Candidate | undefined)[] = [];
  /** Of those that are away, by id. */
  readonly #away = new Map<string, number>();
  #forgetAt = REMEMBERED;
  #turn = 0;
  #joined = 0;

  /** The one whose turn it is, which it has had then. */
  next(): Candidate | undefined {
    const next = this.#bySeat[this.#heap.at(0)];
    if (next !== undefined) this.#heap.change(next.seat, ++this.#turn);
    return next;
  }

  begin(all: readonly Candidate[]): void {
    for (const [seat, it] of this.#bySeat.entries()) {
      if (it !== undefined) this.#leave(it, seat);
    }
    for (const candidate of all) this.add(candidate);
  }

  add(candidate: Candidate): void {
    const { id, seat } = candidate;
    const place = this.#away.get(id) ?? ++this.#joined - FIRST;
    this.#away.delete(id);
    this.#bySeat[seat] = candidate;
    this.#heap.add(seat, place);
  }

  remove(candidate: Candidate): void {
    this.#leave(candidate, candidate.seat);
  }

  /** Turns are had by being picked, not by what comes of it. */
  change(): void {}

  #leave({ id }: Candidate, seat: number): void {
    this.#away.set(id, this.#heap.keyOf(seat));
    this.#heap.remove(seat);
    this.#bySeat[seat] = undefined;
    if (this.#away.size > this.#forgetAt) this.#forget();
  }

  /**
   * Forgets who is away for longer than a whole round: if it comes back, it is
   * next in line then, as it would have been.
   */
  #forget(): void {
    const longAgo = this.#turn - this.#heap.size - REMEMBERED;
    for (const [id, last] of this.#away) {
      if (last < longAgo) this.#away.delete(id);
    }
    this.#forgetAt = 2 * this.#away.size + REMEMBERED;
  }
}
