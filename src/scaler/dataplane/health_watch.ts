import { every } from "../../base/every.ts";
import { checkHealth, healthClient } from "../../wire/health_check.ts";
import type { Limits } from "./limits.ts";
import { Misses } from "./misses.ts";
import type { Health, RosterEntry } from "./types.ts";

/** What a {@linkcode HealthWatch} goes by, and whom it tells. */
export interface HealthWatchOptions {
  readonly limits: Pick<Limits, "healthMs" | "healthWaitMs" | "healthMisses">;
  /** Called when it is another than before; the first is `serving`. */
  readonly onHealth: (endpoint: string, health: Health) => void;
}

/**
 * Asks the end servers of one instance how they are, from the main thread:
 * requests are not held up by it.
 */
export class HealthWatch implements Disposable {
  readonly #options: HealthWatchOptions;
  readonly #watched = new Map<string, AbortController>();

  constructor(options: HealthWatchOptions) {
    this.#options = options;
  }

  /** Watches these, but for those that are draining, and nobody else. */
  setRoster(entries: readonly RosterEntry[]): void {
    const wanted = new Map(
      entries
        .filter(({ state }) => state === "ready")
        .map((entry) => [keyOf(entry), entry]),
    );
    for (const [key, stop] of this.#watched) {
      if (wanted.has(key)) continue;
      stop.abort();
      this.#watched.delete(key);
    }
    for (const [key, entry] of wanted) {
      if (!this.#watched.has(key)) this.#watched.set(key, this.#watch(entry));
    }
  }

  [Symbol.dispose](): void {
    this.setRoster([]);
  }

  #watch({ id, host, port }: RosterEntry): AbortController {
    const { limits, onHealth } = this.#options;
    const { healthMs, healthWaitMs: deadlineMs, healthMisses } = limits;
    const stop = new AbortController();
    const { signal } = stop;
    const address = `${host.includes(":") ? `[${host}]` : host}:${port}`;
    const client = healthClient(address, healthMs);
    const misses = new Misses(healthMisses);
    const look = async () => {
      const answer = await checkHealth(client, { signal, deadlineMs });
      const health = signal.aborted ? undefined : misses.observe(answer);
      if (health !== undefined) onHealth(id, health);
    };
    every(healthMs, look, { signal });
    signal.addEventListener("abort", () => client.close(), { once: true });
    return stop;
  }
}

function keyOf({ id, host, port }: RosterEntry): string {
  return `${id} ${host} ${port}`;
}
