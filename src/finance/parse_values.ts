import { InvalidFieldsError, type FieldViolation } from "../base/errors.ts";
import { checkField, type RawValue, type Value } from "./check_field.ts";
import { snakeCase } from "./names.ts";
import type { Calculator, Context, Fields, Given, Values } from "./types.ts";

/** A request as it came: snake_case names; a flag may be a boolean. */
export type RawValues = Readonly<Record<string, RawValue | undefined>>;

/**
 * Turns a request into typed values: defaults filled in, every rule checked.
 *
 * @throws {InvalidFieldsError} with all violations of the request at once.
 */
export function parseValues<F extends Fields>(
  calculator: Calculator<F>,
  raw: RawValues,
  context: Context,
): Values<F> {
  const violations = unknownNames(calculator.fields, raw);
  const given: Record<string, Value> = {};
  for (const [name, field] of Object.entries(calculator.fields)) {
    const wireName = snakeCase(name);
    const text = raw[wireName] ?? field.default;
    if (field.required && (text === undefined || text === "")) {
      violations.push(missing(wireName, field.example));
    } else if (text !== undefined) {
      const checked = checkField(field, text);
      if (checked.kind === "valid") given[name] = checked.value;
      else violations.push({ field: wireName, ...withoutKind(checked) });
    }
  }
  // Each value was checked by its field's kind, from which its type is made.
  const typed = given as Given<F>;
  const broken = new Set(violations.map(({ field }) => field));
  for (const { field, ...rest } of calculator.check?.(typed, context) ?? []) {
    const wireName = snakeCase(field);
    if (!broken.has(wireName)) violations.push({ field: wireName, ...rest });
  }
  if (violations.length > 0) throw new InvalidFieldsError(violations);
  return typed as Values<F>; // nothing is missing that must be there
}

function missing(field: string, example: string): FieldViolation {
  return {
    field,
    code: "required",
    message: `it is missing; give it, as ${example}`,
  };
}

function withoutKind({ code, message }: Omit<FieldViolation, "field">) {
  return { code, message };
}

function unknownNames(fields: Fields, raw: RawValues): FieldViolation[] {
  const known = Object.keys(fields).map(snakeCase);
  return Object.keys(raw)
    .filter((name) => raw[name] !== undefined && !known.includes(name))
    .map((field) => ({
      field,
      code: "unsupported",
      message: `there is no such field; the fields are ${known.join(", ")}`,
    }));
}
