/** What reads a client's bytes. */
export interface Reading {
  /**
   * Reads `bytes` from `start` on, as much as one turn allows.
   *
   * @returns how far it got.
   */
  read(bytes: Uint8Array, start: number): number;
  /** Nothing is read any more. */
  readonly isOver: boolean;
  /** The client sends no more. */
  onHalfClosed(): void;
}

/** Who says when it goes on. */
export interface Later {
  later(goOn: () => void): void;
}

/** Where the bytes come from. */
export interface Source {
  pause(): void;
  resume(): void;
}

/**
 * Hands on what a client's socket received, so much a turn: a socket brings up
 * to 512 KiB at once, which can be fifty thousand frames, and whoever is served
 * by the same thread waits for as long as they take. The rest is for the next
 * turn, and the socket is not read until then.
 */
export class Intake {
  readonly #reading: Reading;
  readonly #source: Source;
  readonly #turns: Later;
  readonly #goOn: () => void;
  /** What is not read yet; `null` when nothing waits. */
  #rest: Uint8Array | null = null;
  #at = 0;
  /** Came before the pause was heeded. */
  #later: Uint8Array[] = [];
  #isHalfClosed = false;

  constructor(reading: Reading, source: Source, turns: Later) {
    this.#reading = reading;
    this.#source = source;
    this.#turns = turns;
    this.#goOn = () => this.#readOn();
  }

  take(bytes: Uint8Array, start: number): void {
    if (this.#rest !== null) return void this.#later.push(bytes);
    const at = this.#reading.read(bytes, start);
    if (at >= bytes.length || this.#reading.isOver) return;
    this.#rest = bytes;
    this.#at = at;
    this.#source.pause();
    this.#turns.later(this.#goOn);
  }

  /** The client sends no more than it has. */
  end(): void {
    if (this.#rest === null) this.#reading.onHalfClosed();
    else this.#isHalfClosed = true;
  }

  #readOn(): void {
    const rest = this.#rest;
    if (rest === null) return;
    this.#at = this.#reading.read(rest, this.#at);
    if (this.#reading.isOver) return this.#stop();
    if (this.#at >= rest.length) {
      this.#rest = this.#later.shift() ?? null;
      this.#at = 0;
    }
    if (this.#rest === null) this.#stop();
    else this.#turns.later(this.#goOn);
  }

  #stop(): void {
    this.#rest = null;
    this.#later = [];
    this.#source.resume();
    if (this.#isHalfClosed) this.#reading.onHalfClosed();
  }
}
