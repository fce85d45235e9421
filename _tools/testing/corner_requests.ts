import { snakeCase } from "../../src/finance/names.ts";
import type { RawValues } from "../../src/finance/parse_values.ts";
import type { Calculator, Field } from "../../src/finance/types.ts";
import { seededPrng } from "./finance.ts";

/** Digits enough for any number within limits. */
const DIGITS = "81234567890123456789";
const LEAP_DAY = "2024-02-29";

/** What is asked of {@linkcode cornerRequests}. */
export interface CornerOptions {
  /** Most requests. */
  readonly most: number;
  /** More values of fields by their names: of texts with a form of their own. */
  readonly more?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Requests at the limits of every field and just within them, with as many
 * digits as are accepted: all combinations, or as many of them as wanted, the
 * same in every run.
 */
export function cornerRequests(
  calculator: Calculator,
  { most, more = {} }: CornerOptions,
): RawValues[] {
  const corners = Object.entries<Field>(calculator.fields).map(
    ([name, field]) => {
      const wireName = snakeCase(name);
      const values = [...cornersOf(field), ...(more[wireName] ?? [])];
      return [wireName, values] as const;
    },
  );
  const count = corners.reduce((all, [, values]) => all * values.length, 1);
  const prng = seededPrng(600);
  return Array.from({ length: Math.min(count, most) }, (_, i) => {
    let left = count > most ? Math.floor(prng() * count) : i;
    const request = corners.map(([name, values]) => {
      const value = values[left % values.length];
      left = Math.floor(left / values.length);
      return [name, value] as const;
    });
    return Object.fromEntries(request);
  });
}

function cornersOf(field: Field): (string | undefined)[] {
  const values = [...new Set(givenCorners(field))];
  return field.required ? values : [...values, undefined];
}

function givenCorners(field: Field): string[] {
  const { kind, min, max, maxDecimals, example, choices } = field;
  switch (kind) {
    case "money":
    case "percent":
    case "decimal":
    case "integer":
      return [min, justBelow(max, maxDecimals), max, long(max, maxDecimals)];
    case "choice":
      return [choices[0], choices[1], choices.at(-1)].flatMap((it) =>
        it ? [it.value] : [],
      );
    case "flag":
      return ["true", "false"];
    case "date":
      return [min, LEAP_DAY, max];
    case "text":
      return [example, longList(example, Number(max))];
    default:
      return kind satisfies never;
  }
}

/** The greatest number with all its decimals: `99.999999`. */
function justBelow(max: string, decimals: number): string {
  const whole = (BigInt(max) - 1n).toString();
  return decimals === 0 ? whole : `${whole}.${"9".repeat(decimals)}`;
}

/** A number of as many digits, none of them like the next. */
function long(max: string, decimals: number): string {
  const whole = DIGITS.slice(0, Math.max(1, max.length - 1));
  return decimals === 0 ? whole : `${whole}.${DIGITS.slice(-decimals)}`;
}

/** As many of the example as fit, as in a list parted by commas. */
function longList(example: string, most: number): string {
  const times = Math.floor((most + 1) / (example.length + 1));
  return Array.from({ length: times }, () => example).join(",");
}
