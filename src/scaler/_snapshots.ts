import { emptyLatency } from "../base/latency.ts";
import { NO_TRAFFIC } from "../base/traffic.ts";
import type { EndpointSnapshot, Snapshot } from "./dataplane/types.ts";

/** A snapshot for tests: nothing going on but for the changes. */
export function snapshotAt(
  atMs: number,
  changes: Partial<Snapshot> = {},
): Snapshot {
  return {
    atMs,
    inFlight: 0,
    queued: 0,
    loadIntegralMs: 0,
    completed: 0,
    failed: 0,
    rejected: 0,
    hopeless: 0,
    latency: emptyLatency(),
    traffic: NO_TRAFFIC,
    endpoints: [],
    connections: [],
    connectionCount: 0,
    access: [],
    accessDropped: 0,
    ...changes,
  };
}

/** An endpoint's counts for tests. */
export function endpointCounts(
  id: string,
  changes: Partial<EndpointSnapshot> = {},
): EndpointSnapshot {
  return {
    id,
    state: "ready",
    trouble: "none",
    inFlight: 0,
    picks: 0,
    ejections: 0,
    completed: 0,
    failed: 0,
    latency: emptyLatency(),
    ...changes,
  };
}
