import { InvalidFieldsError } from "../../base/errors.ts";
import { numberViolation, type NumberRule } from "./number_fields.ts";

/** The bounds of a number in a question. */
export interface QueryBounds extends NumberRule {
  /** Taken for 0, which is what an absent number arrives as. */
  readonly fallback?: number;
}

/** The number to go by. @throws {InvalidFieldsError} when it is outside. */
export function queryNumber(given: number, bounds: QueryBounds): number {
  const { fallback } = bounds;
  if (given === 0 && fallback !== undefined) return fallback;
  const violation = numberViolation(bounds, given);
  if (violation) throw new InvalidFieldsError([violation]);
  return given;
}
