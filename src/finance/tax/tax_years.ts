import type { IsoDate } from "../types.ts";
import { readTaxYear } from "./read_tax_year.ts";
import { TAX_FILES } from "./tax_files.ts";
import type { TaxYear } from "./tax_year.ts";

/** Every year there is a table for, oldest first; checked. */
export const TAX_YEARS: readonly TaxYear[] = Object.entries(TAX_FILES)
  .map(([name, json]) => readTaxYear(name, json))
  .sort((a, b) => (a.from < b.from ? -1 : 1));

/**
 * The table of a year, of the one that contains `today` when none is named;
 * `undefined` when there is none: another year's is never taken instead.
 */
export function taxYear(
  year: string | undefined,
  today: IsoDate,
): TaxYear | undefined {
  return year === undefined
    ? TAX_YEARS.find(({ from, to }) => from <= today && today <= to)
    : TAX_YEARS.find((table) => table.year === year);
}
