import { limited, type Limited } from "./limited.ts";
import { endServers } from "./words.ts";

/** How many end servers a tenant allows. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Keeps a number within the bounds, whatever came before. */
export function limits(value: Limited, { min, max }: Bounds): Limited {
  const raised = limited(value, {
    name: "min",
    to: Math.max(value.endServers, min),
    reason: () => `at least ${endServers(min)} must run`,
  });
  return limited(raised, {
    name: "max",
    to: Math.min(raised.endServers, max),
    reason: () => `at most ${endServers(max)} may run`,
  });
}
