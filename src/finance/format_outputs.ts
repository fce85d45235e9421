import { Decimal } from "./decimal.ts";
import { snakeCase } from "./names.ts";
import { inRupees } from "./paise.ts";
import type {
  Calculator,
  Figure,
  Output,
  Outputs,
  ResultOf,
  Results,
  ScalarOutput,
  TableOutput,
} from "./types.ts";

/** A figure as it travels: numbers are decimal strings. */
export type WireScalar = string | boolean;

/** A row of a table, by snake_case column. */
export type WireRow = Readonly<Record<string, WireScalar>>;

/** A result as it travels, by snake_case name. */
export type WireResult = Readonly<
  Record<string, WireScalar | readonly WireRow[]>
>;

/** Turns computed figures into text: this is where money is rounded. */
export function formatOutputs<O extends Outputs>(
  calculator: Pick<Calculator, "outputs"> & { readonly outputs: O },
  results: Results<O>,
): WireResult {
  const wire: Record<string, WireScalar | readonly WireRow[]> = {};
  for (const [name, output] of Object.entries<Output>(calculator.outputs)) {
    // The type of results is made from outputs: the same names, these values.
    const result = results[name] as ResultOf<Output> | undefined;
    if (result === undefined) continue;
    wire[snakeCase(name)] =
      output.kind === "table"
        ? formatRows(output, result as ResultOf<TableOutput>)
        : formatScalar(output, result as Scalar);
  }
  return wire;
}

type Scalar = ResultOf<ScalarOutput>;

function formatRows(
  { columns }: TableOutput,
  rows: ResultOf<TableOutput>,
): WireRow[] {
  const named = Object.entries(columns).map(
    ([name, column]) => [name, snakeCase(name), column] as const,
  );
  return rows.map((row) => {
    const wire: Record<string, WireScalar> = {};
    for (const [name, wireName, column] of named) {
      const cell = row[name];
      if (cell !== undefined) wire[wireName] = formatScalar(column, cell);
    }
    return wire;
  });
}

function formatScalar({ decimals }: ScalarOutput, value: Scalar): WireScalar {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "bigint") return inRupees(value);
  return "decimals" in value ? fixed(value) : fixed({ value, decimals });
}

function fixed({ value, decimals }: Figure): string {
  return value.toFixed(decimals, Decimal.ROUND_HALF_UP);
}
