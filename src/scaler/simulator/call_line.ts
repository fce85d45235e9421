const NONE = -1;

/** The columns of a table that lines are linked through, by the call's number. */
export interface LineLinks {
  readonly previous: Int32Array;
  readonly next: Int32Array;
}

/**
 * Calls waiting in order, linked through the table's columns: joining, taking
 * the first and leaving from anywhere are steps of their own, without garbage.
 */
export class CallLine {
  readonly #links: LineLinks;
  #first = NONE;
  #last = NONE;
  #length = 0;

  constructor(links: LineLinks) {
    this.#links = links;
  }

  get length(): number {
    return this.#length;
  }

  /** The one at the front; -1 when nobody waits. */
  get first(): number {
    return this.#first;
  }

  join(id: number): void {
    const { previous, next } = this.#links;
    previous[id] = this.#last;
    next[id] = NONE;
    if (this.#last === NONE) this.#first = id;
    else next[this.#last] = id;
    this.#last = id;
    this.#length++;
  }

  /** Takes out the one at the front; -1 when nobody waits. */
  shift(): number {
    const id = this.#first;
    if (id !== NONE) this.leave(id);
    return id;
  }

  /** Takes out one that is in it. */
  leave(id: number): void {
    const { previous, next } = this.#links;
    const before = previous[id] ?? NONE;
    const after = next[id] ?? NONE;
    if (before === NONE) this.#first = after;
    else next[before] = after;
    if (after === NONE) this.#last = before;
    else previous[after] = before;
    this.#length--;
  }
}
