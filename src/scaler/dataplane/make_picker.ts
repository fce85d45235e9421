import { PreconditionError } from "../../base/errors.ts";
import { STRATEGIES } from "../balancer/mod.ts";
import type { Picker } from "../balancer/types.ts";

/**
 * A picker of the strategy with that name.
 *
 * @throws {PreconditionError} when there is none.
 */
export function makePicker(name: string): Picker {
  const strategy = Object.entries(STRATEGIES).find(([key]) => key === name);
  if (strategy) return strategy[1].create();
  const known = Object.keys(STRATEGIES).join(", ");
  throw new PreconditionError(
    `Cannot balance by strategy "${name}": it is not one of ${known}`,
  );
}
