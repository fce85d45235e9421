import type { Decimal } from "./decimal.ts";
import type {
  Columns,
  Figure,
  Kind,
  ScalarOutput,
  TableOutput,
} from "./types.ts";

interface Spec {
  readonly tag: number;
  readonly label: string;
  readonly unit?: string;
  /** @default 2 */
  readonly decimals?: number;
  readonly help?: string;
}

type Typed<K extends Kind> = ScalarOutput & { readonly kind: K };

/**
 * One figure of a result: `output("money", { tag: 1, label: "Interest" })`.
 * Money is in rupees unless a unit says otherwise.
 */
export function output<const K extends Kind>(kind: K, spec: Spec): Typed<K> {
  const unit = kind === "money" ? "INR" : "";
  return { kind, unit, decimals: 2, help: "", ...spec };
}

/** A table of a result. */
export function table<const C extends Columns>(
  spec: Spec & { readonly columns: C },
): TableOutput<C> {
  return { kind: "table", unit: "", help: "", ...spec };
}

/** A rate with all the decimals it was given with, two at least. */
export function asGiven(value: Decimal): Figure {
  return { value, decimals: Math.max(2, value.decimalPlaces()) };
}

/** The figure in which every calculator tells what it took for granted. */
export const ASSUMPTIONS = output("text", {
  tag: 30,
  label: "Assumed",
  help: "What the figures rest on, so that they can be checked by hand.",
});
