import type { Stream } from "./stream.ts";

const LEAST_SLOTS = 16;
const MOST_SLOTS = 256;
const REMEMBERED = 128;
const NONE: readonly Stream[] = [];

/**
 * A connection's open streams, and the last ones that closed: what still
 * arrives for one that we reset was sent before the peer knew.
 *
 * Ids follow each other, so that a stream's place is its id's last bits. (A
 * `Map` would do as well, but each time it is cleaned up, its former contents
 * hold on to the next ones, and young objects are not collected as such.)
 */
export class StreamTable {
  #slots: (Stream | undefined)[] = [];
  /** Those whose slot was taken by one that lasts. */
  #others: Stream[] = [];
  #size = 0;
  /** Ids; negative when we reset it. Made when the first one closes. */
  #closed: Int32Array | undefined = undefined;
  #next = 0;

  get size(): number {
    return this.#size;
  }

  get(id: number): Stream | undefined {
    const stream = this.#slots[this.#placeOf(id)];
    if (stream !== undefined && stream.id === id) return stream;
    if (this.#others.length === 0) return undefined;
    return this.#others.find((it) => it.id === id);
  }

  add(stream: Stream): void {
    this.#size++;
    this.#put(stream);
  }

  /** Those that are open. */
  values(): readonly Stream[] {
    if (this.#size === 0) return NONE;
    const open = this.#slots.filter((it) => it !== undefined);
    return this.#others.length === 0 ? open : [...open, ...this.#others];
  }

  /** Moves a stream to the closed ones, if it was open. */
  remove(id: number, wasReset: boolean): void {
    const place = this.#placeOf(id);
    if (this.#slots[place]?.id === id) {
      this.#slots[place] = undefined;
      this.#size--;
    } else if (this.#others.length > 0) this.#removeOther(id);
    this.#closed ??= new Int32Array(REMEMBERED);
    this.#closed[this.#next] = wasReset ? -id : id;
    this.#next = (this.#next + 1) % REMEMBERED;
  }

  /** Takes out all. */
  clear(): readonly Stream[] {
    const all = this.values();
    this.#slots = [];
    this.#others = [];
    this.#size = 0;
    return all;
  }

  /** Whether we reset it, and not long ago. */
  wasReset(id: number): boolean {
    return this.#closed?.includes(-id) ?? false;
  }

  /** Whether it was open, and not long ago. */
  wasOpen(id: number): boolean {
    return this.wasReset(id) || (this.#closed?.includes(id) ?? false);
  }

  #placeOf(id: number): number {
    return (id >>> 1) & (this.#slots.length - 1);
  }

  #put(stream: Stream): void {
    const place = this.#placeOf(stream.id);
    const isFree = this.#slots.length > 0 && this.#slots[place] === undefined;
    if (isFree) this.#slots[place] = stream;
    else if (this.#canGrow()) this.#grow(stream);
    else this.#others.push(stream);
  }

  #canGrow(): boolean {
    const { length } = this.#slots;
    return length < MOST_SLOTS && this.#size * 2 > length;
  }

  #grow(stream: Stream): void {
    const all = this.values();
    const length = Math.max(LEAST_SLOTS, this.#slots.length * 2);
    this.#slots = new Array<Stream | undefined>(length).fill(undefined);
    this.#others = [];
    for (const each of all) this.#put(each);
    this.#put(stream);
  }

  #removeOther(id: number): void {
    const before = this.#others;
    this.#others = before.filter((it) => it.id !== id);
    this.#size -= before.length - this.#others.length;
  }
}
