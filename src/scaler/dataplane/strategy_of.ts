import { PreconditionError } from "../../base/errors.ts";
import { STRATEGIES } from "../balancer/mod.ts";
import type { Strategy } from "../balancer/types.ts";

/**
 * The strategy with that name.
 *
 * @throws {PreconditionError} when there is none.
 */
export function strategyOf(name: string): Strategy {
  const strategy = Object.entries(STRATEGIES).find(([key]) => key === name);
  if (strategy) return strategy[1];
  const known = Object.keys(STRATEGIES).join(", ");
  throw new PreconditionError(
    `Cannot balance by strategy "${name}": it is not one of ${known}`,
  );
}
