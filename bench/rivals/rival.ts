import type { Autoscaler } from "../../src/scaler/autoscaler/autoscaler.ts";
import { limits, type Bounds } from "../../src/scaler/autoscaler/limits.ts";
import type { Observation } from "../../src/scaler/autoscaler/types.ts";

/**
 * A rule of another system: how many end servers there should be, or
 * `undefined` when it does not look at this moment. All its own limits are in
 * it but for the fewest and the most.
 */
export type RivalRule = (seen: Observation) => number | undefined;

/** What a rival is called and kept within. */
export interface RivalOptions extends Bounds {
  readonly name: string;
}

/** Makes a rule play where ours do. Its settings do not change on the way. */
export function rival(
  rule: RivalRule,
  { name, ...bounds }: RivalOptions,
): Autoscaler {
  return {
    decide(seen) {
      const from = seen.ready + seen.starting;
      const wish = rule(seen) ?? from;
      const { endServers: to, clamps } = limits(
        { endServers: wish, clamps: [] },
        bounds,
      );
      const change = to > from ? "scale_out" : "scale_in";
      return {
        kind: to === from ? "hold" : change,
        atMs: seen.nowMs,
        policy: name,
        from,
        wish,
        to,
        inputs: {},
        clamps,
        reason: `${name} asks for ${wish}`,
      };
    },
    retune() {},
    override() {},
  };
}
