import { pause } from "../base/pause.ts";
import { createBackoff } from "../base/backoff.ts";

/** How a {@linkcode StartGate} works. */
export interface StartGateOptions {
  /** Called whenever starts may go on. */
  readonly onOpen: () => void;
  /** Called once nothing has failed for a while. */
  readonly onSound: () => void;
  readonly signal: AbortSignal;
}

/** No failure for so long after a wait, and the next one is the first again. */
const SOUND_AFTER_MS = 60_000;

/**
 * Holds starts back after failures: 1, 2, 4 … 60 seconds. It goes by timers and
 * not by the clock, which may jump. What fails while it is shut was started
 * before it shut, so ten that end together are one failure.
 */
export class StartGate {
  readonly #options: StartGateOptions;
  readonly #backoff = createBackoff();
  #round = new AbortController();
  #isShut = false;

  constructor(options: StartGateOptions) {
    this.#options = options;
  }

  get isShut(): boolean {
    return this.#isShut;
  }

  /** Shuts for a while. The wait, ms; 0 when it was shut already. */
  failed(): number {
    if (this.#isShut) return 0;
    const waitMs = this.#backoff.failed();
    this.#isShut = true;
    this.#round.abort();
    this.#round = new AbortController();
    const signal = AbortSignal.any([this.#round.signal, this.#options.signal]);
    void this.#run(waitMs, signal);
    return waitMs;
  }

  async #run(waitMs: number, signal: AbortSignal): Promise<void> {
    await pause(waitMs, signal);
    if (signal.aborted) return;
    this.#isShut = false;
    this.#options.onOpen();
    await pause(SOUND_AFTER_MS, signal);
    if (signal.aborted) return;
    this.#backoff.succeeded();
    this.#options.onSound();
  }
}
