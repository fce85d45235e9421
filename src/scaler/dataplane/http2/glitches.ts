import { Allowance } from "./allowance.ts";
import { ERROR_CODE } from "./frame.ts";
import type { Workings } from "./workings.ts";

/** What a peer may send that is of no use. */
export class Glitches {
  readonly #workings: Workings;
  readonly #allowance: Allowance;

  constructor(workings: Workings) {
    const { glitches, glitchesPerSecond } = workings.limits;
    const { nowMs } = workings.clock;
    this.#workings = workings;
    this.#allowance = new Allowance(glitches, glitchesPerSecond, nowMs);
  }

  /** Counts one. @returns the code of a connection error when it is one too many. */
  add(): number {
    const isFine = this.#allowance.spend(this.#workings.clock.nowMs);
    return isFine ? 0 : ERROR_CODE.enhanceYourCalm;
  }
}
