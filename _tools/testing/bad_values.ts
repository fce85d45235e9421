import type { ViolationCode } from "../../src/base/errors.ts";
import type { RawValue } from "../../src/finance/check_field.ts";
import type { Field } from "../../src/finance/types.ts";

/** What a field must refuse, and by which rule. */
export interface BadValue {
  readonly raw: RawValue;
  readonly code: ViolationCode;
}

/** What looks like a number to some program or person, but is none here. */
const NO_NUMBERS = [
  ...["NaN", "Infinity", "-Infinity", "0x10", "0b1", "1e3", "1E3", "+1", "-"],
  ...["1,00,000", "7,5", "8.5%", "₹5", "1.", ".5", "1.2.3", "1_000", "१२"],
  ...[" ", " 1", "1 ", "1\n", "--1", "-+1", "½", "null", "undefined"],
];

/** Bad values of a field, made from what it declares. */
export function badValues(field: Field): BadValue[] {
  const { kind, choices } = field;
  switch (kind) {
    case "money":
    case "percent":
    case "decimal":
      return [...noNumbers(field), ...outside(field), ...tooFine(field)];
    case "integer":
      return [
        ...noNumbers(field),
        ...outside(field),
        ...coded("not_an_integer", ["12.5", "12.0", "-0.5"]),
      ];
    case "choice":
      return coded("unsupported", [
        ...["", "none", "constructor", "__proto__", "1", true],
        ...choices.flatMap(({ value }) => [` ${value}`, `${value}x`]),
        ...choices.map(({ value }) => swappedCase(value)),
      ]);
    case "flag":
      return coded("unsupported", ["", "yes", "1", "TRUE", " true", "on"]);
    case "date":
      return [
        ...coded("malformed", ["", "today", "23-11-2026", "2026-1-1", true]),
        ...coded("malformed", ["2026-02-29", "2026-13-01", "2026-00-10"]),
        ...coded("malformed", ["2026-11-23T00:00:00Z", "20261123"]),
        ...coded("out_of_range", ["0001-01-01", "9999-12-31"]),
      ];
    case "text":
      return coded("out_of_range", ["x".repeat(Number(field.max) + 1)]);
    default:
      return kind satisfies never;
  }
}

function noNumbers({ required }: Field): BadValue[] {
  const empty = coded(required ? "required" : "not_a_number", [""]);
  return [...empty, ...coded("not_a_number", [...NO_NUMBERS, true])];
}

/** One step beyond each bound, and beyond all reason. */
function outside({ min, max, maxDecimals }: Field): BadValue[] {
  const scale = 10n ** BigInt(maxDecimals);
  const beyond = [scaled(min, scale) - 1n, scaled(max, scale) + 1n];
  return coded("out_of_range", [
    ...beyond.map((it) => unscaled(it, maxDecimals)),
    `-${max}`,
    "9".repeat(39),
    "9".repeat(100_000),
  ]);
}

function tooFine({ min, maxDecimals }: Field): BadValue[] {
  const [whole = "", fraction = ""] = min.split(".");
  const fine = `${whole}.${fraction.padEnd(maxDecimals, "0")}1`;
  return coded("out_of_range", [fine]);
}

/** A decimal string as a count of its smallest steps. */
function scaled(text: string, scale: bigint): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  const places = scale.toString().length - 1;
  return BigInt(whole) * scale + BigInt(fraction.padEnd(places, "0") || 0);
}

function unscaled(steps: bigint, decimals: number): string {
  const sign = steps < 0n ? "-" : "";
  const digits = `${steps < 0n ? -steps : steps}`.padStart(decimals + 1, "0");
  const at = digits.length - decimals;
  const fraction = decimals === 0 ? "" : `.${digits.slice(at)}`;
  return `${sign}${digits.slice(0, at)}${fraction}`;
}

/** `New` for `new`, `inr` for `INR`; what has no letters gets one. */
function swappedCase(text: string): string {
  const swapped = [...text]
    .map((it) =>
      it === it.toUpperCase() ? it.toLowerCase() : it.toUpperCase(),
    )
    .join("");
  return swapped === text ? `${text}Z` : swapped;
}

function coded(code: ViolationCode, values: readonly RawValue[]): BadValue[] {
  return values.map((raw) => ({ raw, code }));
}
