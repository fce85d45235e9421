import type { CallTable } from "./call_table.ts";

const NONE = -1;

/**
 * Calls waiting in order, linked through the table's columns: joining, taking
 * the first and leaving from anywhere are steps of their own, without garbage.
 */
export class CallLine {
  readonly #calls: CallTable;
  #first = NONE;
  #last = NONE;
  #length = 0;

  constructor(calls: CallTable) {
    this.#calls = calls;
  }

  get length(): number {
    return this.#length;
  }

  /** The one at the front; -1 when nobody waits. */
  get first(): number {
    return this.#first;
  }

  join(id: number): void {
    const { previous, next } = this.#calls;
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
    const { previous, next } = this.#calls;
    const before = previous[id] ?? NONE;
    const after = next[id] ?? NONE;
    if (before === NONE) this.#first = after;
    else next[before] = after;
    if (after === NONE) this.#last = before;
    else previous[after] = before;
    this.#length--;
  }
}
