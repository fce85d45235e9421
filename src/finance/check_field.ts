import type { ViolationCode } from "../base/errors.ts";
import { Decimal } from "./decimal.ts";
import { isIsoDate } from "./iso_date.ts";
import type { Field } from "./types.ts";

/** What a field is given: a string, or a boolean for a flag. */
export type RawValue = string | boolean;

/** A value that passed, or the rule it broke. */
export type Checked =
  | { readonly kind: "valid"; readonly value: Value }
  | {
      readonly kind: "broken";
      readonly code: ViolationCode;
      readonly message: string;
    };

/** A value of any kind. */
export type Value = Decimal | number | string | boolean;

/** The only numbers there are; the check comes before the library. */
const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;
const INTEGER = /^-?[0-9]+$/;
/** Enough for every number within limits; bounds the work on a hostile one. */
const MAX_DIGITS = 40;
const SHOWN = 40;

/** Checks one given value against its field's rules. */
export function checkField(field: Field, raw: RawValue): Checked {
  switch (field.kind) {
    case "money":
    case "percent":
    case "decimal":
      return checkNumber(field, raw);
    case "integer":
      return checkInteger(field, raw);
    case "choice":
      return checkChoice(field, raw);
    case "flag":
      return checkFlag(raw);
    case "date":
      return checkDate(field, raw);
    case "text":
      return checkText(field, raw);
    default:
      return field.kind satisfies never;
  }
}

/** A given value as a message may repeat it. */
export function quoted(raw: RawValue): string {
  const text = String(raw);
  return JSON.stringify(
    text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text,
  );
}

function valid(value: Value): Checked {
  return { kind: "valid", value };
}

function broken(code: ViolationCode, message: string): Checked {
  return { kind: "broken", code, message };
}

function checkNumber(field: Field, raw: RawValue): Checked {
  if (typeof raw !== "string" || !NUMBER.test(raw)) {
    return broken(
      "not_a_number",
      `${quoted(raw)} is not a number; write digits with an optional point, as ${field.example}`,
    );
  }
  if (raw.length > MAX_DIGITS) return tooLong(field, raw);
  const value = new Decimal(raw);
  if (value.decimalPlaces() > field.maxDecimals) {
    return broken(
      "out_of_range",
      `${quoted(raw)} has ${value.decimalPlaces()} decimals; at most ${field.maxDecimals} are accepted`,
    );
  }
  if (isOutside(field, value)) return outside(field, raw);
  return valid(value);
}

function checkInteger(field: Field, raw: RawValue): Checked {
  if (typeof raw !== "string" || !NUMBER.test(raw)) {
    return broken(
      "not_a_number",
      `${quoted(raw)} is not a number; write a whole number, as ${field.example}`,
    );
  }
  if (!INTEGER.test(raw)) {
    return broken(
      "not_an_integer",
      `${quoted(raw)} is not a whole number; write one, as ${field.example}`,
    );
  }
  if (raw.length > MAX_DIGITS) return tooLong(field, raw);
  const value = new Decimal(raw);
  if (isOutside(field, value)) return outside(field, raw);
  return valid(value.toNumber());
}

function tooLong(field: Field, raw: string): Checked {
  return broken(
    "out_of_range",
    `${quoted(raw)} has ${raw.length} characters; write it in at most ${MAX_DIGITS}, as ${field.example}`,
  );
}

function isOutside({ min, max }: Field, value: Decimal): boolean {
  return (
    (min !== "" && value.lessThan(min)) ||
    (max !== "" && value.greaterThan(max))
  );
}

function outside({ min, max, unit }: Field, raw: string): Checked {
  const measure = unit === "" ? "" : ` ${unit}`;
  return broken(
    "out_of_range",
    `${quoted(raw)} is outside the range; give ${min} to ${max}${measure}`,
  );
}

function checkChoice({ choices }: Field, raw: RawValue): Checked {
  if (choices.some(({ value }) => value === raw)) return valid(raw);
  const accepted = choices.map(({ value }) => value).join(", ");
  return broken(
    "unsupported",
    `${quoted(raw)} is not offered; choose one of ${accepted}`,
  );
}

function checkFlag(raw: RawValue): Checked {
  if (typeof raw === "boolean") return valid(raw);
  if (raw === "true" || raw === "false") return valid(raw === "true");
  return broken(
    "unsupported",
    `${quoted(raw)} is neither true nor false; choose one of them`,
  );
}

function checkDate(field: Field, raw: RawValue): Checked {
  if (typeof raw !== "string" || !isIsoDate(raw)) {
    return broken(
      "malformed",
      `${quoted(raw)} is not a date; write year-month-day, as ${field.example}`,
    );
  }
  // Dates of one form are in the order of their texts.
  const isEarly = field.min !== "" && raw < field.min;
  const isLate = field.max !== "" && raw > field.max;
  return isEarly || isLate ? outside(field, raw) : valid(raw);
}

function checkText({ max }: Field, raw: RawValue): Checked {
  const text = String(raw);
  if (text.length <= Number(max)) return valid(text);
  return broken(
    "out_of_range",
    `it has ${text.length} characters; at most ${max} are accepted`,
  );
}
