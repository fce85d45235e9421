import { InvalidFieldsError } from "../base/errors.ts";
import type { CalculatorName } from "../finance/mod.ts";
import type { RawValues } from "../finance/parse_values.ts";

/** A number of the request. */
export type Datum = "data1" | "data2";

/** How one function of the former system is asked of a calculator. */
export interface CompatFunction {
  readonly service: CalculatorName;
  readonly values: (data1: number, data2: number) => RawValues;
  /** Which datum a calculator's field was made from. */
  readonly origin: Readonly<Record<string, Datum>>;
  /** The figure that is answered. */
  readonly output: string;
}

const CURRENCIES: Readonly<Record<number, string>> = {
  1: "USD",
  2: "EUR",
  3: "GBP",
  4: "JPY",
};

/** By number; the fixed rates are the former system's, the arithmetic is not. */
export const COMPAT_FUNCTIONS: readonly CompatFunction[] = [
  {
    service: "echo",
    values: (data1) => ({ text: `${data1}` }),
    origin: { text: "data1" },
    output: "text",
  },
  {
    service: "simple_interest",
    values: (data1, data2) => ({
      principal: `${data1}`,
      rate_percent: "5",
      tenure: `${data2}`,
      unit: "years",
    }),
    origin: { principal: "data1", tenure: "data2" },
    output: "interest",
  },
  {
    service: "income_tax",
    values: (data1) => ({ gross_income: `${data1}`, regime: "new" }),
    origin: { gross_income: "data1" },
    output: "payable",
  },
  {
    service: "loan_emi",
    values: (data1, data2) => ({
      principal: `${data1}`,
      rate_percent: "7",
      tenure_months: `${data2 * 12}`,
    }),
    origin: { principal: "data1", tenure_months: "data2" },
    output: "instalment",
  },
  {
    service: "fixed_deposit",
    values: (data1, data2) => ({
      principal: `${data1}`,
      rate_percent: "10",
      years: `${data2}`,
    }),
    origin: { principal: "data1", years: "data2" },
    output: "interest",
  },
  {
    service: "currency",
    values: (data1, data2) => ({
      amount: `${data1}`,
      from: "INR",
      to: currency(data2),
    }),
    origin: { amount: "data1", to: "data2" },
    output: "converted",
  },
];

function currency(data2: number): string {
  const code = CURRENCIES[data2];
  if (code) return code;
  const message = `${data2} is no currency; 1 is USD, 2 EUR, 3 GBP, 4 JPY`;
  throw new InvalidFieldsError([
    { field: "data2", code: "unsupported", message },
  ]);
}
