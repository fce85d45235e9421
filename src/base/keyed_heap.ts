const NONE = -1;
/** Children of a place p, from 4p + 1: a flat heap moves less than a deep one. */
export const ARITY = 4;

/**
 * Numbered things in order of a key, each at most once. Typed arrays only: a
 * million changes a second leave no garbage. Ids are small whole numbers.
 */
export class KeyedHeap {
  #keys = new Float64Array(64);
  #ids = new Int32Array(64);
  /** Where an id stands in the heap, by id. */
  #places = new Int32Array(64).fill(NONE);
  #size = 0;

  /** The lowest key; `Infinity` when there is none. */
  get firstKey(): number {
    return this.#size === 0 ? Infinity : (this.#keys[0] ?? Infinity);
  }

  get size(): number {
    return this.#size;
  }

  /** `id` must not be in it. */
  add(id: number, key: number): void {
    this.#makeRoom(id);
    this.#rise(this.#size++, id, key);
  }

  /** The id in that place: the first at 0; a parent is never behind its children. */
  at(place: number): number {
    return place < this.#size ? (this.#ids[place] ?? NONE) : NONE;
  }

  /** The key of what is in that place; `Infinity` when nothing is. */
  keyAt(place: number): number {
    return place < this.#size ? (this.#keys[place] ?? Infinity) : Infinity;
  }

  /** The key of `id`; `Infinity` when it is not in it. */
  keyOf(id: number): number {
    const place = this.#places[id] ?? NONE;
    return place === NONE ? Infinity : this.keyAt(place);
  }

  /** Gives `id` another key; it must be in it. */
  change(id: number, key: number): void {
    const place = this.#places[id] ?? NONE;
    if (place === NONE) return;
    const before = this.#keys[place] ?? 0;
    if (key < before) this.#rise(place, id, key);
    else if (key > before) this.#sink(place, id, key);
  }

  /** Takes out the first; -1 when there is none. */
  shift(): number {
    if (this.#size === 0) return NONE;
    const first = this.#ids[0] ?? NONE;
    this.#cut(0);
    return first;
  }

  /** Takes `id` out, if it is in it. */
  remove(id: number): void {
    const place = this.#places[id] ?? NONE;
    if (place !== NONE) this.#cut(place);
  }

  /** Takes out all of them. */
  clear(): void {
    for (let i = 0; i < this.#size; i++) this.#places[this.#ids[i] ?? 0] = NONE;
    this.#size = 0;
  }

  #cut(place: number): void {
    this.#places[this.#ids[place] ?? 0] = NONE;
    const last = --this.#size;
    if (place === last) return;
    const id = this.#ids[last] ?? 0;
    const key = this.#keys[last] ?? 0;
    const parent = (place - 1) >> 2;
    if (place > 0 && (this.#keys[parent] ?? 0) > key) {
      this.#rise(place, id, key);
    } else {
      this.#sink(place, id, key);
    }
  }

  #rise(from: number, id: number, key: number): void {
    const keys = this.#keys;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const parentKey = keys[parent] ?? 0;
      if (parentKey <= key) break;
      this.#put(place, this.#ids[parent] ?? 0, parentKey);
      place = parent;
    }
    this.#put(place, id, key);
  }

  #sink(from: number, id: number, key: number): void {
    const keys = this.#keys;
    const size = this.#size;
    let place = from;
    for (;;) {
      const first = place * ARITY + 1;
      if (first >= size) break;
      const end = Math.min(first + ARITY, size);
      let least = first;
      let leastKey = keys[first] ?? 0;
      for (let child = first + 1; child < end; child++) {
        const other = keys[child] ?? 0;
        if (other >= leastKey) continue;
        least = child;
        leastKey = other;
      }
      if (leastKey >= key) break;
      this.#put(place, this.#ids[least] ?? 0, leastKey);
      place = least;
    }
    this.#put(place, id, key);
  }

  #put(place: number, id: number, key: number): void {
    this.#keys[place] = key;
    this.#ids[place] = id;
    this.#places[id] = place;
  }

  #makeRoom(id: number): void {
    if (this.#size === this.#keys.length) {
      const size = this.#size * 2;
      this.#keys = grown(this.#keys, new Float64Array(size));
      this.#ids = grown(this.#ids, new Int32Array(size));
    }
    if (id < this.#places.length) return;
    const size = Math.max(id + 1, this.#places.length * 2);
    this.#places = grown(this.#places, new Int32Array(size).fill(NONE));
  }
}

function grown<T extends Float64Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
