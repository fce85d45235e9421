import { formatOutputs, type WireResult } from "./format_outputs.ts";
import { parseValues, type RawValues } from "./parse_values.ts";
import type { Calculator, Context, Fields, Outputs } from "./types.ts";

/**
 * Answers a request: checks it, computes, and writes the figures as they
 * travel. Names are snake_case on both sides, as in the proto files.
 *
 * @throws {InvalidFieldsError} with every violation of the request at once.
 *
 * @example An echo
 * ```ts
 * import { calculate } from "./calculate.ts";
 * import { contextAt } from "./context.ts";
 * import { echo } from "./echo.ts";
 *
 * const context = contextAt(Date.parse("2026-11-23T06:00:00Z"));
 * calculate(echo, { text: "hello" }, context); // { text: "hello" }
 * ```
 */
export function calculate<F extends Fields, O extends Outputs>(
  calculator: Calculator<F, O>,
  raw: RawValues,
  context: Context,
): WireResult {
  const values = parseValues(calculator, raw, context);
  return formatOutputs(calculator, calculator.compute(values, context));
}
