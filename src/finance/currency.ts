import { Decimal } from "./decimal.ts";
import { choice, decimal } from "./fields.ts";
import { daysBetween } from "./iso_date.ts";
import { ASSUMPTIONS, output } from "./outputs.ts";
import { CURRENCIES } from "./rates/currencies.ts";
import { minorUnits } from "./rates/minor_units.ts";
import { isStale } from "./rates/target_days.ts";
import type {
  Calculator,
  Context,
  Figure,
  RatesTable,
  Violation,
} from "./types.ts";

const SIGNIFICANT = 6;

// Tag 4 is kept for date.
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
  assumptions: ASSUMPTIONS,
};

/** Converts at the cross rate of two euro reference rates. */
export const currency = {
  title: "Currency",
  summary: "Converts an amount at the ECB's daily reference rates",
  fields,
  outputs,
  check({ amount, from, to }, context) {
    const violations = [
      ...withoutRate("from", from, context),
      ...withoutRate("to", to, context),
    ];
    if (amount === undefined || from === undefined) return violations;
    const message = tooFine(amount, from);
    if (message === undefined) return violations;
    return [...violations, { field: "amount", code: "out_of_range", message }];
  },
  compute({ amount, from, to }, { rates, today, nowMs }) {
    const fromRate = rateOf(from, rates);
    const toRate = rateOf(to, rates);
    const converted = amount.times(toRate).dividedBy(fromRate);
    return {
      converted: { value: converted, decimals: minorUnits(to) },
      currency: to,
      rate: significant(toRate.dividedBy(fromRate)),
      inverseRate: significant(fromRate.dividedBy(toRate)),
      rateDate: rates.date,
      source: rates.source,
      stale: isStale(rates.date, nowMs),
      ageDays: Math.max(0, daysBetween(rates.date, today)),
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
