import { latencyQuantile, latencySince } from "../base/latency.ts";
import type { EndpointSnapshot, Snapshot } from "./dataplane/types.ts";

/** Rates and quantiles over the recent past. */
export interface RecentLoad {
  readonly requestsPerS: number;
  readonly errorsPerS: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const KEEP_MS = 60_000;
const RECENT_MS = 10_000;
const STEP_MS = 1_000;
const NOTHING: RecentLoad = {
  requestsPerS: 0,
  errorsPerS: 0,
  p50Ms: 0,
  p99Ms: 0,
};

/** An instance's snapshots of the last minute, one a second kept. */
export class LoadHistory {
  #kept: Snapshot[] = [];
  #latest: Snapshot | undefined;

  /** The newest snapshot, however young. */
  get latest(): Snapshot | undefined {
    return this.#latest;
  }

  push(snapshot: Snapshot): void {
    this.#latest = snapshot;
    const last = this.#kept.at(-1);
    if (last && snapshot.atMs - last.atMs < STEP_MS) return;
    this.#kept.push(snapshot);
    const oldest = snapshot.atMs - KEEP_MS - STEP_MS;
    while (this.#kept[0] && this.#kept[0].atMs < oldest) this.#kept.shift();
  }

  /** The instance over the last ten seconds. */
  recent(): RecentLoad {
    const before = this.#before(RECENT_MS);
    if (!this.#latest || !before) return NOTHING;
    return between(this.#latest, before, this.#latest.atMs - before.atMs);
  }

  /** One endpoint over the last ten seconds. */
  recentOf(id: string): RecentLoad {
    const before = this.#before(RECENT_MS);
    const now = this.#latest?.endpoints.find((it) => it.id === id);
    const then = before?.endpoints.find((it) => it.id === id);
    if (!this.#latest || !before || !now) return NOTHING;
    return between(now, then ?? FRESH, this.#latest.atMs - before.atMs);
  }

  /** Mean of requests in flight and queued over the last minute. */
  meanLoad(): number {
    const before = this.#before(KEEP_MS);
    if (!this.#latest || !before) return 0;
    const tookMs = this.#latest.atMs - before.atMs;
    const load = this.#latest.loadIntegralMs - before.loadIntegralMs;
    return load / tookMs;
  }

  /** Requests in flight on one endpoint at the newest snapshot. */
  inFlight(id: string): number {
    return this.#latest?.endpoints.find((it) => it.id === id)?.inFlight ?? 0;
  }

  #before(ms: number): Snapshot | undefined {
    const latest = this.#latest;
    if (!latest) return undefined;
    const since = latest.atMs - ms;
    return this.#kept.find((it) => it.atMs >= since && it.atMs < latest.atMs);
  }
}

type Counts = Pick<EndpointSnapshot, "completed" | "failed" | "latency">;

const FRESH: Counts = { completed: 0, failed: 0, latency: [] };

function between(now: Counts, before: Counts, tookMs: number): RecentLoad {
  const latency = latencySince(now.latency, before.latency);
  const perS = (count: number) => (count * 1_000) / tookMs;
  return {
    requestsPerS: perS(now.completed - before.completed),
    errorsPerS: perS(now.failed - before.failed),
    p50Ms: latencyQuantile(latency, 0.5),
    p99Ms: latencyQuantile(latency, 0.99),
  };
}
