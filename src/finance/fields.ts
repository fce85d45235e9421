import type { Choice, Field, Kind } from "./types.ts";

/** What every field has to say for itself. */
interface Spec {
  readonly tag: number;
  readonly label: string;
  readonly unit?: string;
  readonly default?: string;
  readonly required?: true;
  readonly example: string;
  readonly help: string;
}

interface NumberSpec extends Spec {
  readonly min: string;
  readonly max: string;
  readonly maxDecimals?: number;
}

interface IntegerSpec extends Spec {
  readonly min: string;
  readonly max: string;
}

interface ChoiceSpec extends Spec {
  readonly choices: readonly Choice[];
}

interface FlagSpec extends Spec {
  readonly default: "true" | "false";
}

interface DateSpec extends Spec {
  /** @default "1900-01-01" */
  readonly min?: string;
  /** @default "2199-12-31" */
  readonly max?: string;
}

interface TextSpec extends Spec {
  /** Most characters. */
  readonly max: string;
}

/** A field that remembers its kind, and whether it is always there. */
type Typed<K extends Kind, S> = Field & { readonly kind: K } & S;

const PLAIN = {
  unit: "",
  min: "",
  max: "",
  maxDecimals: 0,
  choices: [],
  required: false,
} as const;

/** An amount of rupees, to the paisa unless said otherwise. */
export function money<const S extends NumberSpec>(spec: S): Typed<"money", S> {
  return { ...PLAIN, kind: "money", unit: "INR", maxDecimals: 2, ...spec };
}

/** A rate in per cent a year: 8.5 is 8.5 %. Up to six decimals. */
export function percent<const S extends NumberSpec>(
  spec: S,
): Typed<"percent", S> {
  const unit = "% a year";
  return { ...PLAIN, kind: "percent", unit, maxDecimals: 6, ...spec };
}

/** A number that is neither money nor a rate. */
export function decimal<const S extends NumberSpec>(
  spec: S,
): Typed<"decimal", S> {
  return { ...PLAIN, kind: "decimal", maxDecimals: 6, ...spec };
}

/** A whole number. */
export function integer<const S extends IntegerSpec>(
  spec: S,
): Typed<"integer", S> {
  return { ...PLAIN, kind: "integer", ...spec };
}

/** One of a list. */
export function choice<const S extends ChoiceSpec>(
  spec: S,
): Typed<"choice", S> {
  return { ...PLAIN, kind: "choice", ...spec };
}

/** Yes or no. */
export function flag<const S extends FlagSpec>(spec: S): Typed<"flag", S> {
  return { ...PLAIN, kind: "flag", ...spec };
}

/** A date of the calendar. */
export function date<const S extends DateSpec>(spec: S): Typed<"date", S> {
  const bounds = { min: "1900-01-01", max: "2199-12-31" };
  return { ...PLAIN, ...bounds, kind: "date", ...spec };
}

/** Free text. */
export function text<const S extends TextSpec>(spec: S): Typed<"text", S> {
  return { ...PLAIN, kind: "text", ...spec };
}
