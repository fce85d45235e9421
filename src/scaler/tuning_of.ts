import { DEFAULT_TUNING } from "./autoscaler/tuning.ts";
import { DEFAULT_SCALER_TUNING, type ScalerTuning } from "./scaler_options.ts";

/**
 * Times and shares that were given by name, once every name is known.
 *
 * @throws {RangeError} naming the one that is not.
 */
export function tuningOf(
  given: Readonly<Record<string, number>>,
): ScalerTuning {
  const known = { ...DEFAULT_TUNING, ...DEFAULT_SCALER_TUNING };
  const unknown = Object.keys(given).find((key) => !(key in known));
  if (unknown === undefined) return given;
  const keys = Object.keys(known).join(", ");
  throw new RangeError(`Cannot use tuning.${unknown}: there are ${keys}`);
}
