import type { HealthAnswer } from "../../wire/health_check.ts";
import type { Health } from "./types.ts";

/**
 * Turns single health checks into what holds: so many in a row that are not
 * SERVING put an end server out, one that is brings it back. A server without
 * a health service is taken to be well.
 */
export class Misses {
  readonly #most: number;
  #inRow = 0;
  #health: Health = "serving";

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes in one answer; @returns what holds now, if that is news. */
  observe(answer: HealthAnswer): Health | undefined {
    const before = this.#health;
    const isWell = answer === "serving" || answer === "unknown";
    this.#inRow = isWell ? 0 : this.#inRow + 1;
    if (isWell) this.#health = "serving";
    else if (this.#inRow >= this.#most) this.#health = answer;
    return this.#health === before ? undefined : this.#health;
  }
}
