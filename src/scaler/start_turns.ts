import { availableParallelism } from "node:os";

import { pause } from "../base/pause.ts";
import { Permits } from "../base/permits.ts";

/** One that takes longer lets the next begin, ms. */
const TURN_MS = 3_000;

/**
 * The turns in which end servers of a scaler come up: as many at a time as
 * there are cores. What starts computes, so several that share a core are all
 * late, and the first of them is what an overload waits for.
 */
export class StartTurns {
  readonly #permits: Permits;

  constructor(atOnce: number = availableParallelism()) {
    this.#permits = new Permits(atOnce);
  }

  /** Does the work when its turn has come; what `work` resolves with. */
  async take<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const turn = async () => {
      const working = work();
      const over = new AbortController();
      const end = () => over.abort();
      working.then(end, end);
      await pause(TURN_MS, AbortSignal.any([over.signal, signal]));
      return { working };
    };
    const { working } = await this.#permits.use(turn, signal);
    return await working;
  }
}
