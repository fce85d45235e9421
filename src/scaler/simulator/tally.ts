import { Histogram } from "./histogram.ts";
import type { Scenario } from "./types.ts";

/** What becomes of the calls, counted. */
export class Tally {
  arrived = 0;
  completed = 0;
  rejected = 0;
  late = 0;
  /** Beyond the target, those refused and late among them. */
  beyond = 0;
  readonly waits = new Histogram();
  readonly responses = new Histogram();
  /** Responses since the last point of the course. */
  readonly recent = new Histogram();
  readonly #target: Scenario["target"];

  constructor(target: Scenario["target"]) {
    this.#target = target;
  }

  begin(waitedMs: number): void {
    this.waits.add(waitedMs);
  }

  complete(responseMs: number, waitedMs: number): void {
    this.completed++;
    this.responses.add(responseMs);
    this.recent.add(responseMs);
    if (this.#target === undefined) return;
    const ms = this.#target.of === "waiting" ? waitedMs : responseMs;
    if (ms > this.#target.ms) this.beyond++;
  }

  reject(): void {
    this.rejected++;
    this.beyond++;
  }

  fail(): void {
    this.late++;
    this.beyond++;
  }
}
