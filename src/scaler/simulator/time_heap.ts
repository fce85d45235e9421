const NONE = -1;
/** Children of a node: a flat heap moves less than a deep one. */
const ARITY = 4;

/**
 * Numbered things in order of time, each at most once. Typed arrays only:
 * a million additions a second leave no garbage.
 */
export class TimeHeap {
  #times = new Float64Array(64);
  #ids = new Int32Array(64);
  /** Where an id stands in the heap, by id. */
  #places = new Int32Array(64).fill(NONE);
  #size = 0;

  /** When the first is due; `Infinity` when there is none. */
  get firstMs(): number {
    return this.#size === 0 ? Infinity : (this.#times[0] ?? Infinity);
  }

  /** Ids are small whole numbers; `id` must not be in it. */
  add(id: number, atMs: number): void {
    this.#makeRoom(id);
    this.#rise(this.#size++, id, atMs);
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

  #cut(place: number): void {
    this.#places[this.#ids[place] ?? 0] = NONE;
    const last = --this.#size;
    if (place === last) return;
    const id = this.#ids[last] ?? 0;
    const atMs = this.#times[last] ?? 0;
    const parent = (place - 1) >> 2;
    if (place > 0 && (this.#times[parent] ?? 0) > atMs) {
      this.#rise(place, id, atMs);
    } else {
      this.#sink(place, id, atMs);
    }
  }

  #rise(from: number, id: number, atMs: number): void {
    const times = this.#times;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const parentMs = times[parent] ?? 0;
      if (parentMs <= atMs) break;
      this.#put(place, this.#ids[parent] ?? 0, parentMs);
      place = parent;
    }
    this.#put(place, id, atMs);
  }

  #sink(from: number, id: number, atMs: number): void {
    const times = this.#times;
    const size = this.#size;
    let place = from;
    for (;;) {
      const first = place * ARITY + 1;
      if (first >= size) break;
      const end = Math.min(first + ARITY, size);
      let least = first;
      let leastMs = times[first] ?? 0;
      for (let child = first + 1; child < end; child++) {
        const ms = times[child] ?? 0;
        if (ms >= leastMs) continue;
        least = child;
        leastMs = ms;
      }
      if (leastMs >= atMs) break;
      this.#put(place, this.#ids[least] ?? 0, leastMs);
      place = least;
    }
    this.#put(place, id, atMs);
  }

  #put(place: number, id: number, atMs: number): void {
    this.#times[place] = atMs;
    this.#ids[place] = id;
    this.#places[id] = place;
  }

  #makeRoom(id: number): void {
    if (this.#size === this.#times.length) {
      const size = this.#size * 2;
      this.#times = grown(this.#times, new Float64Array(size));
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
