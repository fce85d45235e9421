import {
  createAutoscaler,
  type Autoscaler,
  type AutoscalerOptions,
} from "./autoscaler/autoscaler.ts";
import { POLICIES } from "./autoscaler/mod.ts";
import type { ShadowedDecision } from "./autoscaler/shadow.ts";
import type { Decision } from "./autoscaler/types.ts";
import { Beside, type JudgeSettings } from "./beside.ts";
import { observe, type Sight } from "./observe.ts";

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

  /**
   * Decides before it is due; `undefined` when nothing changes, for the policy
   * and for the shadow: nobody takes that down.
   */
  look(sight: Sight): ShadowedDecision | undefined {
    const decision = this.decide(sight);
    const { kind, shadow } = decision;
    const isChange = kind !== "hold" || (shadow && shadow.to !== shadow.from);
    if (isChange) return decision;
    this.#beside.carry(shadow);
    return undefined;
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

function direction(from: number, to: number): Decision["kind"] {
  if (to === from) return "hold";
  return to > from ? "scale_out" : "scale_in";
}
