import { pause } from "../base/pause.ts";

/** How {@linkcode DrainLimits} works. */
export interface DrainLimitsOptions {
  /** How long each may drain, ms. */
  readonly ms: number;
  /** Called for one that takes longer. */
  readonly onLate: (name: string) => void;
  readonly signal: AbortSignal;
}

/** How long end servers have been draining: what takes too long is cut off. */
export class DrainLimits {
  readonly #options: DrainLimitsOptions;
  readonly #underWay = new Map<string, AbortController>();

  constructor(options: DrainLimitsOptions) {
    this.#options = options;
  }

  /** One begins to drain. */
  begin(name: string): void {
    const over = new AbortController();
    this.#underWay.set(name, over);
    const signal = AbortSignal.any([over.signal, this.#options.signal]);
    void this.#run(name, signal);
  }

  /** It has drained, or is wanted again. */
  end(name: string): void {
    this.#underWay.get(name)?.abort();
    this.#underWay.delete(name);
  }

  async #run(name: string, signal: AbortSignal): Promise<void> {
    const { ms, onLate } = this.#options;
    await pause(ms, signal);
    if (!signal.aborted) onLate(name);
  }
}
