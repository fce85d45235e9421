import { NO_TRAFFIC } from "../base/traffic.ts";
import type { Observation } from "./autoscaler/types.ts";
import type { LoadHistory } from "./load_history.ts";
import type { Member } from "./member.ts";
import type { Usage } from "./runtime/types.ts";

/** What can be seen of an instance at a moment. */
export interface Sight {
  readonly members: readonly Member[];
  /** End servers last decided on. */
  readonly wanted: number;
  readonly history: LoadHistory;
  readonly usage: (name: string) => Usage | undefined;
  /** Time that end servers take to start, p95, ms; `undefined`: none has. */
  readonly startMs?: number | undefined;
  readonly nowMs: number;
}

/**
 * What the policies see. Those that are wanted and not ready count as
 * starting: also one that waits to be started again is on its way.
 */
export function observe(sight: Sight): Observation {
  const { members, wanted, history, usage } = sight;
  const { latest } = history;
  const nowMs = latest?.atMs ?? sight.nowMs;
  const ready = members.flatMap(({ name, phase }) =>
    phase.kind === "ready" ? [{ name, readyForMs: nowMs - phase.sinceMs }] : [],
  );
  const cpu = ready.flatMap(({ name: endServer, readyForMs }) => {
    const percent = usage(endServer)?.cpuPercent;
    return percent === undefined ? [] : [{ endServer, percent, readyForMs }];
  });
  return {
    nowMs,
    ready: ready.length,
    starting: Math.max(0, wanted - ready.length),
    draining: members.filter(({ phase }) => phase.kind === "draining").length,
    loadIntegralMs: latest?.loadIntegralMs ?? 0,
    loadNow: (latest?.inFlight ?? 0) + (latest?.queued ?? 0),
    queuedNow: latest?.queued ?? 0,
    traffic: latest?.traffic ?? NO_TRAFFIC,
    startMs: sight.startMs,
    cpu,
  };
}
