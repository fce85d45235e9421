import { limitsOf, type LimitChanges } from "./limits.ts";
import { makePicker } from "./make_picker.ts";
import type { BalanceSettings } from "./types.ts";

/**
 * Whether an instance can go by these: a worker could not refuse any more.
 *
 * @throws {PreconditionError} for a strategy there is not.
 * @throws {RangeError} for a limit that bounds nothing.
 */
export function checkSettings(
  { strategy }: BalanceSettings,
  limits: LimitChanges | undefined,
): void {
  makePicker(strategy);
  limitsOf(limits);
}
