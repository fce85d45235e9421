import { limited, type Limited } from "./limited.ts";
import type { Observation } from "./types.ts";

/** What an instance asks for at a decision, beside what is seen of it. */
export interface Ask extends Observation {
  /** End servers there are: ready + starting. */
  readonly from: number;
  /** End servers its work needs by its policy and bounds, with no step or pause. */
  readonly need: number;
  /** End servers it would go to now. */
  readonly to: number;
}

/** The most end servers that an instance may have for now. */
export interface Ceiling {
  readonly name: "quota" | "host_headroom";
  /** End servers; fewer than the instance's minimum count as that minimum. */
  readonly most: number;
  /** A clause that says what stands in the way: no final period. */
  readonly reason: string;
}

/** What others and the host leave to an instance; `undefined`: all it asks for. */
export type SupplyLimit = (ask: Ask) => Ceiling | undefined;

/** Applies what an instance is left, in order; never below `min`. */
export function ration(
  value: Limited,
  { supply, min, ...ask }: RationOptions,
): Limited {
  return supply.reduce((left, limitOf) => {
    const ceiling = limitOf({ ...ask, to: left.endServers });
    if (!ceiling) return left;
    const { name, most, reason } = ceiling;
    const to = Math.min(left.endServers, Math.max(most, min));
    return limited(left, { name, to, reason: () => reason });
  }, value);
}

/** By what {@linkcode ration} goes. */
export interface RationOptions extends Omit<Ask, "to"> {
  readonly supply: readonly SupplyLimit[];
  /** End servers that must run whatever is left. */
  readonly min: number;
}
