import type { DataPlane } from "./dataplane/types.ts";
import { outlookOn, type OutlookOptions } from "./outlook.ts";
import { StartTimes } from "./start_times.ts";

/** What a {@linkcode Capacity} works with. */
export interface CapacityOptions {
  /** Resolves once the runtime can start end servers. */
  readonly prepared: Promise<void>;
  readonly now: () => number;
  /** Between two decisions, ms. */
  readonly tickMs: number;
  readonly tell: (outlook: Parameters<DataPlane["setOutlook"]>[1]) => void;
}

/**
 * Knows when one instance can take more: learns how long its end servers take
 * to start, and tells the data plane what to expect.
 */
export class Capacity {
  readonly #options: CapacityOptions;
  readonly #starts = new StartTimes();

  constructor(options: CapacityOptions) {
    this.#options = options;
    const { prepared, now } = options;
    const ready = () => this.#starts.possibleFrom(now());
    prepared.then(ready, () => {}); // whoever starts one is told why not
  }

  /** Time that end servers take to start, p95, ms; `undefined`: none has. */
  get startMs(): number | undefined {
    return this.#starts.p95Ms;
  }

  /** Time that half of them take, ms; `undefined`: none has. */
  get usualStartMs(): number | undefined {
    return this.#starts.p50Ms;
  }

  /** These were started by a former scaler. */
  pass(members: OutlookOptions["members"]): void {
    this.#starts.pass(members);
  }

  /** Call it when end servers come or go, and at each decision. */
  look(seen: Pick<OutlookOptions, "members" | "wanted" | "max">): void {
    const { tell, tickMs, now } = this.#options;
    this.#starts.see(seen.members);
    tell(outlookOn({ ...seen, starts: this.#starts, tickMs, nowMs: now() }));
  }
}
