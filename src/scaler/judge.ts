import { NO_TRAFFIC } from "../base/traffic.ts";
import {
  createAutoscaler,
  type Autoscaler,
  type AutoscalerOptions,
} from "./autoscaler/autoscaler.ts";
import { POLICIES } from "./autoscaler/mod.ts";
import type { ShadowedDecision } from "./autoscaler/shadow.ts";
import type { Decision, Observation } from "./autoscaler/types.ts";
import { Beside, type JudgeSettings } from "./beside.ts";
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
 * Decides for one instance: by its policy, or as told by hand. Says of every
 * evaluation what the shadow would have done, where there is one.
 */
export class Judge {
  readonly #autoscaler: Autoscaler;
  readonly #beside: Beside;

  constructor(autoscaler: Autoscaler, beside: Beside) {
    this.#autoscaler = autoscaler;
    this.#beside = beside;
  }

  decide(sight: Sight): ShadowedDecision {
    const seen = observe(sight);
    const decision = this.#autoscaler.decide(seen);
    const shadow = this.#beside.decide(seen);
    return shadow ? { ...decision, shadow } : decision;
  }

  /** Goes on with other settings. */
  retune(settings: JudgeSettings): void {
    this.#autoscaler.retune(settings);
    this.#beside.retune(settings);
  }

  /** A decision of the tenant's own; the policy goes on from there. */
  byHand(endServers: number, { wanted: from, nowMs: atMs }: Sight): Decision {
    this.#autoscaler.override(endServers, atMs);
    this.#beside.override(endServers, atMs);
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
  settings: JudgeSettings,
  options: Omit<AutoscalerOptions, "policies">,
): Judge {
  const all = { policies: POLICIES, ...options };
  return new Judge(createAutoscaler(settings, all), new Beside(settings, all));
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

function direction(from: number, to: number): Decision["kind"] {
  if (to === from) return "hold";
  return to > from ? "scale_out" : "scale_in";
}
