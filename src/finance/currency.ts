import { Decimal } from "./decimal.ts";
import { choice, date, decimal, integer } from "./fields.ts";
import { ASSUMPTIONS, output } from "./outputs.ts";
import { CURRENCIES } from "./rates/currencies.ts";
import { minorUnits } from "./rates/minor_units.ts";
import { checkTableAge, describeTable } from "./rates/table_age.ts";
import type {
  Calculator,
  Context,
  Figure,
  RatesTable,
  Violation,
} from "./types.ts";

const SIGNIFICANT = 6;

const fields = {
  amount: decimal({
    tag: 1,
    label: "Amount",
    required: true,
    min: "0",
    max: "1000000000000000",
    maxDecimals: 4,
    example: "1000",
    help: "How much to convert, to the smallest unit of its currency.",
  }),
  from: choice({
    tag: 2,
    label: "From",
    default: "INR",
    choices: CURRENCIES,
    example: "INR",
    help: "The currency of the amount, as an ISO 4217 code.",
  }),
  to: choice({
    tag: 3,
    label: "To",
    default: "USD",
    choices: CURRENCIES,
    example: "USD",
    help: "The currency wanted, as an ISO 4217 code.",
  }),
  date: date({
    tag: 4,
    label: "Rates of",
    example: "2026-03-13",
    help: "The day whose rates are wanted. There is one table: another day's rates are refused. Left out: the newest there are.",
  }),
  maxAgeDays: integer({
    tag: 5,
    label: "At most so old",
    unit: "days",
    min: "0",
    max: "36500",
    example: "365",
    help: "Refuses older rates instead of warning of them. Over a weekend rates are 3 days old.",
  }),
};

const outputs = {
  converted: output("decimal", {
    tag: 1,
    label: "Converted",
    help: "In the currency wanted, to its smallest unit.",
  }),
  currency: output("text", { tag: 2, label: "Currency" }),
  rate: output("decimal", {
    tag: 3,
    label: "Rate",
    help: "How much one unit of the given currency is; 6 significant digits.",
  }),
  inverseRate: output("decimal", {
    tag: 4,
    label: "Inverse rate",
    help: "How much one unit of the currency wanted is; 6 significant digits.",
  }),
  rateDate: output("date", {
    tag: 5,
    label: "Rates of",
    help: "A daily reference rate, for information; not a dealing price.",
  }),
  source: output("text", { tag: 6, label: "Source" }),
  stale: output("flag", {
    tag: 7,
    label: "Out of date",
    help: "Whether a newer table should have been published by now.",
  }),
  ageDays: output("integer", {
    tag: 8,
    label: "Age of the rates",
    unit: "days",
    help: "Over 7: confirm the rate before relying on it.",
  }),
  fetched: output("text", {
    tag: 9,
    label: "Fetched",
    help: "When the table was fetched, in UTC.",
  }),
  warning: output("text", {
    tag: 10,
    label: "Warning",
    help: "What to mind before relying on the rates; empty when they are the newest.",
  }),
  assumptions: ASSUMPTIONS,
};

/** Converts at the cross rate of two euro reference rates. */
export const currency = {
  title: "Currency",
  summary: "Converts an amount at the ECB's daily reference rates",
  about: {
    formula: [
      "converted = amount × rate[to] / rate[from], where rate is units for one euro and the euro's is 1.",
      "The cross rate is not rounded; the result is rounded once, half-up, to the smallest unit of the currency wanted (ISO 4217).",
      "Rate and inverse are shown to 6 significant digits.",
      "Out of date: earlier than the latest TARGET day on which 17:00 in Frankfurt has passed. Rates older than 7 days are converted with, but have to be confirmed; max_age_days refuses them.",
    ],
    sources: [
      "Source: ECB statistics. Euro foreign exchange reference rates, published on TARGET days around 16:00 CET for information only.",
      "Frankfurter (api.frankfurter.dev, providers=ecb) where the ECB's own file cannot be had.",
      "Smallest units: ISO 4217, list one of 2024-06-25.",
    ],
    outOfScope: [
      "Dealing prices, margins and fees of a bank; rates of earlier days; currencies the ECB has no rate for, such as AED and SAR.",
    ],
    example: { amount: "1000", from: "INR", to: "USD" },
  },
  fields,
  outputs,
  check({ amount, from, to, date: wanted, maxAgeDays }, context) {
    const violations: Violation<keyof typeof fields>[] = [
      ...withoutRate("from", from, context),
      ...withoutRate("to", to, context),
      ...checkTableAge({ date: wanted, maxAgeDays }, context),
    ];
    if (amount === undefined || from === undefined) return violations;
    const message = tooFine(amount, from);
    if (message === undefined) return violations;
    return [...violations, { field: "amount", code: "out_of_range", message }];
  },
  compute({ amount, from, to }, context) {
    const { rates } = context;
    const fromRate = rateOf(from, rates);
    const toRate = rateOf(to, rates);
    const converted = amount.times(toRate).dividedBy(fromRate);
    return {
      converted: { value: converted, decimals: minorUnits(to) },
      currency: to,
      rate: significant(toRate.dividedBy(fromRate)),
      inverseRate: significant(fromRate.dividedBy(toRate)),
      ...describeTable(context),
      assumptions: `Reference rates of ${rates.date}, 1 EUR = ${fromRate.toFixed()} ${from} = ${toRate.toFixed()} ${to}; the cross rate is not rounded; the result is rounded half-up to ${minorUnits(to)} decimals`,
    };
  },
} satisfies Calculator<typeof fields, typeof outputs>;

function perEuro(code: string, { perEuro }: RatesTable): string | undefined {
  return code === "EUR" ? "1" : perEuro[code];
}

function rateOf(code: string, rates: RatesTable): Decimal {
  const rate = perEuro(code, rates);
  if (rate === undefined) throw new RangeError(`Cannot convert: no ${code}`);
  return new Decimal(rate);
}

function withoutRate(
  field: "from" | "to",
  code: string | undefined,
  { rates }: Context,
): Violation<"from" | "to">[] {
  if (code === undefined || perEuro(code, rates) !== undefined) return [];
  const known = ["EUR", ...Object.keys(rates.perEuro)].sort().join(", ");
  const message = `there is no rate for "${code}" in the table of ${rates.date}; choose one of ${known}`;
  return [{ field, code: "unsupported", message }];
}

function tooFine(amount: Decimal, from: string): string | undefined {
  const most = minorUnits(from);
  if (amount.decimalPlaces() <= most) return undefined;
  return `"${amount.toFixed()}" is finer than the smallest unit of ${from}; give at most ${most} decimals`;
}

function significant(exact: Decimal): Figure {
  const value = exact.toSignificantDigits(SIGNIFICANT);
  return { value, decimals: Math.max(0, SIGNIFICANT - 1 - value.e) };
}
