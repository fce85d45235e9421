import type { Paise } from "../paise.ts";
import type { ScheduleRow } from "./types.ts";

/** What was paid in one year of a loan. */
export interface YearlyTotal {
  readonly year: number;
  readonly instalments: Paise;
  readonly interest: Paise;
  readonly principal: Paise;
  /** Missing where nothing is ever prepaid. */
  readonly prepayments: Paise | undefined;
  /** What is still owed at its end. */
  readonly balance: Paise;
}

/** The sums of twelve rows each; a last year may have fewer. */
export function yearlyTotals(rows: readonly ScheduleRow[]): YearlyTotal[] {
  const years = Math.ceil(rows.length / 12);
  const isPrepaid = rows.some(({ prepayment }) => prepayment !== undefined);
  return Array.from({ length: years }, (_, i) => {
    const months = rows.slice(12 * i, 12 * (i + 1));
    return {
      year: i + 1,
      instalments: sumOf(months, "instalment"),
      interest: sumOf(months, "interest"),
      principal: sumOf(months, "principal"),
      prepayments: isPrepaid ? sumOf(months, "prepayment") : undefined,
      balance: months.at(-1)?.balance ?? 0n,
    };
  });
}

/** The sum of one column. */
export function sumOf(
  rows: readonly ScheduleRow[],
  column: "instalment" | "interest" | "principal" | "prepayment",
): Paise {
  return rows.reduce((sum, row) => sum + (row[column] ?? 0n), 0n);
}
