import type {
  AutoscalerOptions,
  AutoscalerSettings,
} from "./autoscaler/autoscaler.ts";
import {
  createShadow,
  type Shadow,
  type ShadowDecision,
} from "./autoscaler/shadow.ts";
import type { Observation } from "./autoscaler/types.ts";

/** What a tenant chose: the policy that decides, and one beside it. */
export interface JudgeSettings extends AutoscalerSettings {
  /** A policy that decides nothing; empty: none. @default "" */
  readonly shadow?: string;
}

/** The place beside the active policy, where a shadow may stand. */
export class Beside {
  readonly #options: Omit<AutoscalerOptions, "supply">;
  #shadow: Shadow | undefined;
  #policy = "";
  #carriedMs = 0;

  /**
   * @param options What the active policy has, but for the supply: nobody is
   * asked to leave anything to end servers that are imagined.
   */
  constructor(
    settings: JudgeSettings,
    { policies, tuning = {} }: AutoscalerOptions,
  ) {
    this.#options = { policies, tuning };
    this.retune(settings);
  }

  /** What the shadow would do; `undefined` where there is none. */
  decide(seen: Observation): ShadowDecision | undefined {
    const decision = this.#shadow?.decide(seen);
    if (!decision) return undefined;
    const aheadMs = decision.aheadMs + this.#carriedMs;
    this.#carriedMs = 0;
    return { ...decision, aheadMs };
  }

  /** What that cost is told with the next: the decision itself is not. */
  carry(decision: ShadowDecision | undefined): void {
    this.#carriedMs = decision?.aheadMs ?? 0;
  }

  /** Another shadow begins anew, with as many end servers as there are. */
  retune({ shadow = "", ...settings }: JudgeSettings): void {
    const own = { ...settings, policy: shadow };
    const isSame = shadow === this.#policy;
    this.#policy = shadow;
    if (!isSame) this.#carriedMs = 0;
    if (isSame) this.#shadow?.retune(own);
    else if (shadow === "") this.#shadow = undefined;
    else this.#shadow = createShadow(own, this.#options);
  }

  /** The tenant set the number by hand. */
  override(endServers: number, atMs: number): void {
    this.#shadow?.override(endServers, atMs);
  }
}
