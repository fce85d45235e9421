import type { Picker } from "../balancer/types.ts";
import { strategyOf } from "./strategy_of.ts";

/**
 * A picker of the strategy with that name.
 *
 * @throws {PreconditionError} when there is none.
 */
export function makePicker(name: string): Picker {
  return strategyOf(name).create();
}
