/** A place in a {@linkcode WaitingLine}; leaving it twice does nothing. */
export interface Place<T> {
  readonly item: T;
  readonly sinceMs: number;
}

interface Node<T> extends Place<T> {
  previous: Node<T> | undefined;
  next: Node<T> | undefined;
  inLine: boolean;
}

/**
 * One bounded first-in-first-out line. Joining, taking the first and leaving
 * from the middle are all O(1), so that a thousand clients that give up at
 * once cost a thousand steps.
 */
export class WaitingLine<T> {
  #first: Node<T> | undefined;
  #last: Node<T> | undefined;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** When the one at the front joined. */
  get frontSinceMs(): number | undefined {
    return this.#first?.sinceMs;
  }

  /** To the end of the line; with `front`, before everybody else. */
  join(item: T, nowMs: number, { front = false } = {}): Place<T> {
    const node: Node<T> = {
      item,
      sinceMs: nowMs,
      previous: front ? undefined : this.#last,
      next: front ? this.#first : undefined,
      inLine: true,
    };
    if (node.previous) node.previous.next = node;
    if (node.next) node.next.previous = node;
    if (!node.previous) this.#first = node;
    if (!node.next) this.#last = node;
    this.#length++;
    return node;
  }

  /** Takes out the one at the front. */
  shift(): Place<T> | undefined {
    const node = this.#first;
    if (node) this.#unlink(node);
    return node;
  }

  /** Takes out one from wherever it stands. */
  leave(place: Place<T>): boolean {
    const node = place as Node<T>; // only join() makes places
    if (!node.inLine) return false;
    this.#unlink(node);
    return true;
  }

  #unlink(node: Node<T>): void {
    if (node.previous) node.previous.next = node.next;
    if (node.next) node.next.previous = node.previous;
    if (this.#first === node) this.#first = node.next;
    if (this.#last === node) this.#last = node.previous;
    node.previous = undefined;
    node.next = undefined;
    node.inLine = false;
    this.#length--;
  }
}
