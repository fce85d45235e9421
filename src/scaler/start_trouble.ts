import { explainExit } from "./explain.ts";
import type { ExitEvent } from "./runtime/types.ts";
import { StartGate, type StartGateOptions } from "./start_gate.ts";

/** One that ends sooner than this counts as crashing, not as having served. */
const SOUND_AFTER_MS = 30_000;

/** What {@linkcode StartTrouble} works with. */
export interface StartTroubleOptions extends Omit<StartGateOptions, "onSound"> {
  /** Whether as many serve as are wanted. */
  readonly areAllReady: () => boolean;
}

/**
 * Why the end servers of one instance do not come up, or do not stay, and
 * whether others may be started meanwhile.
 */
export class StartTrouble {
  readonly #options: StartTroubleOptions;
  readonly #gate: StartGate;
  #text = "";
  #isCrashing = false;

  constructor(options: StartTroubleOptions) {
    this.#options = options;
    this.#gate = new StartGate({ ...options, onSound: () => this.#calm() });
  }

  /** A sentence; empty when there is no trouble. */
  get text(): string {
    return this.#text;
  }

  /** Nobody is to be started for now. */
  get isShut(): boolean {
    return this.#gate.isShut;
  }

  /** One did not come up. */
  failed(why: string): void {
    this.#text = why;
    this.#gate.failed();
  }

  /** One that served for so long has ended; @returns what happens now. */
  ended(event: ExitEvent, servedMs: number): string {
    if (servedMs >= SOUND_AFTER_MS) {
      return `${explainExit(event)}; starting another`;
    }
    const waitMs = this.#gate.failed();
    const served = Math.max(0, Math.round(servedMs / 1_000));
    const why = `${explainExit(event)} after ${served} s`;
    const next = waitMs > 0 ? `in ${waitMs / 1_000} s` : "soon";
    this.#text = `${why}; the next one starts ${next}`;
    this.#isCrashing = true;
    return `${why}; starting another ${next}`;
  }

  /** One came up: those that crash do so too, again and again. */
  cameUp(): void {
    if (!this.#isCrashing) this.#text = "";
  }

  /** Nothing has failed for a while. */
  #calm(): void {
    this.#isCrashing = false;
    if (this.#options.areAllReady()) this.#text = "";
  }
}
