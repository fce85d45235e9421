import type { Decimal } from "./decimal.ts";
import { choice, decimal, money, percent } from "./fields.ts";
import { ASSUMPTIONS, output } from "./outputs.ts";
import { TENURE_UNITS } from "./tenure_units.ts";
import type { Calculator } from "./types.ts";

// Tags 5 to 9 are kept for from_date, to_date and day_count.
const fields = {
  principal: money({
    tag: 1,
    label: "Principal",
    required: true,
    min: "0.01",
    max: "1000000000000000",
    example: "100000",
    help: "The amount that earns interest.",
  }),
  ratePercent: percent({
    tag: 2,
    label: "Rate",
    required: true,
    min: "0",
    max: "100",
    example: "8.5",
    help: "8.5 is 8.5 % a year.",
  }),
  tenure: decimal({
    tag: 3,
    label: "Tenure",
    required: true,
    min: "0",
    max: "36500",
    example: "2",
    help: "How long, in the unit below; at most 100 years. Months and days are whole.",
  }),
  unit: choice({
    tag: 4,
    label: "Tenure in",
    default: "years",
    choices: [
      { value: "years", label: "Years" },
      { value: "months", label: "Months" },
      { value: "days", label: "Days" },
    ],
    example: "years",
    help: "A month is a twelfth of a year, a day a 365th, in leap years too.",
  }),
};

const outputs = {
  interest: output("money", { tag: 1, label: "Interest" }),
  total: output("money", {
    tag: 2,
    label: "Total",
    help: "Principal and interest.",
  }),
  dayCount: output("text", {
    tag: 3,
    label: "Day count",
    help: "How the tenure became years.",
  }),
  assumptions: ASSUMPTIONS,
};

/**
 * I = P × R × t / 100 with t in years, months/12 or days/365; rounded half-up
 * to the paisa, once.
 */
export const simpleInterest = {
  title: "Simple interest",
  summary: "Interest on a principal that does not grow",
  fields,
  outputs,
  check({ tenure, unit }) {
    if (tenure === undefined || unit === undefined) return [];
    const { most, isWhole } = TENURE_UNITS[unit];
    if (isWhole && !tenure.isInteger()) {
      const message = `"${tenure.toFixed()}" ${unit} is not whole; give whole ${unit}`;
      return [{ field: "tenure", code: "not_an_integer", message }];
    }
    if (tenure.lessThanOrEqualTo(most)) return [];
    const message = `"${tenure.toFixed()}" ${unit} is too long; give at most ${most}`;
    return [{ field: "tenure", code: "out_of_range", message }];
  },
  compute({ principal, ratePercent, tenure, unit }) {
    const { perYear, dayCount } = TENURE_UNITS[unit];
    const interest = principal
      .times(ratePercent)
      .times(tenure)
      .dividedBy(100 * perYear)
      .toDecimalPlaces(2);
    return {
      interest,
      total: principal.plus(interest),
      dayCount,
      assumptions: assumed(ratePercent, tenure, unit),
    };
  },
} satisfies Calculator<typeof fields, typeof outputs>;

function assumed(rate: Decimal, tenure: Decimal, unit: string): string {
  const time = tenure.equals(1)
    ? `1 ${unit.slice(0, -1)}`
    : `${tenure.toFixed()} ${unit}`;
  return `${rate.toFixed()} % a year for ${time}, not compounded; rounded half-up to the paisa, once`;
}
