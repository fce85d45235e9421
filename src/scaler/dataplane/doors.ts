import { openFiles } from "./open_files.ts";

/** Of the files a process may open, this part is not for clients … */
const SPARE_SHARE = 0.25;
/** … and no fewer: end servers, the store, logs, the engine. */
const LEAST_SPARE = 64;

/**
 * Counts the clients' connections of the whole process, over all its threads.
 * A process that has run out of files spins in `accept` and cannot reach its
 * end servers, so that clients must be turned away before.
 */
export class Doors {
  /** What is shared between threads. */
  readonly shared: SharedArrayBuffer;
  readonly #count: Int32Array;
  readonly #most: number;

  /** @param shared what another thread's are made of. */
  constructor(
    most: number,
    shared: SharedArrayBuffer = new SharedArrayBuffer(4),
  ) {
    this.shared = shared;
    this.#count = new Int32Array(shared);
    this.#most = most;
  }

  /** Connections at most. */
  get most(): number {
    return this.#most;
  }

  /** One more. @returns whether there is room for it; if so, `leave()` follows. */
  enter(): boolean {
    if (Atomics.add(this.#count, 0, 1) < this.#most) return true;
    this.leave();
    return false;
  }

  leave(): void {
    Atomics.sub(this.#count, 0, 1);
  }
}

/** Those of this process, for as many files as the system lets it open. */
export function openDoors(): Doors {
  return new Doors(mostConnections(openFiles()));
}

/** How many clients' connections go with so many open files. */
export function mostConnections(files: number): number {
  if (!Number.isFinite(files)) return files;
  const spare = Math.max(LEAST_SPARE, Math.ceil(files * SPARE_SHARE));
  return Math.max(1, files - spare);
}
