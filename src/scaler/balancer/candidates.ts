import type { Endpoint } from "./endpoint.ts";

const NOWHERE = -1;

/** An endpoint that can be among {@linkcode Candidates}. */
export interface Candidate extends Endpoint {
  /**
   * Its number there, from 0, for as long as it is known: what is kept of it
   * elsewhere is kept under this number. -1: not known. Theirs to set.
   */
  seat: number;
}

/** What keeps an order of the candidates for a strategy. */
export interface CandidateOrder {
  /** All of them at once; forgets what it knew. */
  begin(all: readonly Candidate[]): void;
  add(candidate: Candidate): void;
  remove(candidate: Candidate): void;
  /** Its requests in flight or its response times changed. */
  change(candidate: Candidate): void;
}

/**
 * Those a request may be sent to, kept up to date as slots are taken and given
 * back: nothing is looked through at a pick, so that it costs the same with
 * ten end servers and with ten thousand.
 */
export class Candidates implements Iterable<Candidate> {
  /** In no particular order: what leaves is replaced by the last. */
  readonly #list: Candidate[] = [];
  /** Where each is in the list, by its seat. */
  readonly #places: number[] = [];
  readonly #freeSeats: number[] = [];
  #order: CandidateOrder | undefined;

  get length(): number {
    return this.#list.length;
  }

  /** One of them, for `i` from 0 to `length - 1`. */
  at(i: number): Candidate | undefined {
    return this.#list[i];
  }

  has({ seat }: Candidate): boolean {
    return (this.#places[seat] ?? NOWHERE) !== NOWHERE;
  }

  /**
   * It may be picked. Call again when its requests in flight or its response
   * times have changed.
   */
  put(candidate: Candidate): void {
    if (this.has(candidate)) return this.#order?.change(candidate);
    if (candidate.seat === NOWHERE) this.#seat(candidate);
    this.#places[candidate.seat] = this.#list.length;
    this.#list.push(candidate);
    this.#order?.add(candidate);
  }

  /** It may not be picked, for now; does nothing when it might not before. */
  remove(candidate: Candidate): void {
    if (!this.has(candidate)) return;
    this.#order?.remove(candidate);
    const place = this.#places[candidate.seat] ?? NOWHERE;
    const last = this.#list.pop();
    if (last !== undefined && last !== candidate) {
      this.#list[place] = last;
      this.#places[last.seat] = place;
    }
    this.#places[candidate.seat] = NOWHERE;
  }

  /** It has left for good: its seat may be taken. */
  forget(candidate: Candidate): void {
    if (candidate.seat === NOWHERE) return;
    this.remove(candidate);
    this.#freeSeats.push(candidate.seat);
    candidate.seat = NOWHERE;
  }

  /** Keeps `order` up to date from now on, in place of any other. */
  keep(order: CandidateOrder): void {
    if (this.#order === order) return;
    this.#order = order;
    order.begin(this.#list);
  }

  [Symbol.iterator](): Iterator<Candidate> {
    return this.#list.values();
  }

  #seat(candidate: Candidate): void {
    candidate.seat = this.#freeSeats.pop() ?? this.#places.length;
    this.#places[candidate.seat] = NOWHERE;
  }
}
