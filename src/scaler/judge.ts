import { NO_TRAFFIC } from "../base/traffic.ts";
import {
  createAutoscaler,
  type Autoscaler,
  type AutoscalerSettings,
} from "./autoscaler/autoscaler.ts";
import { POLICIES } from "./autoscaler/mod.ts";
import type {
  AutoscalerTuning,
  Decision,
  Observation,
} from "./autoscaler/types.ts";
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
  readonly nowMs: number;
}

/** Decides for one instance: by its policy, or as told by hand. */
export class Judge {
  readonly #autoscaler: Autoscaler;

  constructor(autoscaler: Autoscaler) {
    this.#autoscaler = autoscaler;
  }

  decide(sight: Sight): Decision {
    return this.#autoscaler.decide(observe(sight));
  }

  /** Goes on with other settings. */
  retune(settings: AutoscalerSettings): void {
    this.#autoscaler.retune(settings);
  }

  /** A decision of the tenant's own; the policy goes on from there. */
  byHand(endServers: number, { wanted: from, nowMs: atMs }: Sight): Decision {
    this.#autoscaler.override(endServers, atMs);
    return {
      kind: direction(from, endServers),
      atMs,
      policy: "manual",
      from,
      wish: endServers,
      to: endServers,
      inputs: {},
      clamps: [],
      reason: `Set from ${from} to ${endServers} end servers by hand`,
    };
  }
}

/** Makes the judge of one instance, with all the policies there are. */
export function makeJudge(
  settings: AutoscalerSettings,
  tuning: AutoscalerTuning,
): Judge {
  return new Judge(createAutoscaler(settings, { policies: POLICIES, tuning }));
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
    loadIntegralMs: latest?.loadIntegralMs ?? 0,
    loadNow: (latest?.inFlight ?? 0) + (latest?.queued ?? 0),
    queuedNow: latest?.queued ?? 0,
    traffic: latest?.traffic ?? NO_TRAFFIC,
    cpu,
  };
}

function direction(from: number, to: number): Decision["kind"] {
  if (to === from) return "hold";
  return to > from ? "scale_out" : "scale_in";
}
