import { halvesOf, type Halves, type Size } from "../layout.ts";
import type { Route } from "../types.ts";

/** Divides the room of a calculator between what is asked and answered. */
export function calculationHalves(
  { width, height }: Size,
  { answer, form }: Pick<Route, "answer" | "form">,
): Halves {
  const hasSecond = answer !== undefined;
  const isSecondLooked = hasSecond && form?.isOutside === true;
  return halvesOf({ width, height }, { hasSecond, isSecondLooked });
}
