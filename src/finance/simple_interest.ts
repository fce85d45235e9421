import { choice, date, decimal } from "./fields.ts";
import { aboutInterest } from "./interest/about_interest.ts";
import { accrue } from "./interest/accrue.ts";
import { checkTime } from "./interest/check_time.ts";
import { timeOf } from "./interest/time_of.ts";
import { ASSUMPTIONS, output, table } from "./outputs.ts";
import { principal, ratePercent } from "./shared_fields.ts";
import type { Calculator, Results } from "./types.ts";

const fields = {
  principal: principal({
    label: "Principal",
    example: "100000",
    help: "The amount that earns interest.",
  }),
  ratePercent: ratePercent({
    example: "8.5",
    help: "8.5 is 8.5 % a year.",
  }),
  tenure: decimal({
    tag: 3,
    label: "Tenure",
    min: "0",
    max: "36500",
    example: "2",
    help: "How long, in the unit below; at most 100 years. Months and days are whole. Not beside dates.",
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
  fromDate: date({
    tag: 5,
    label: "From",
    example: "2026-04-01",
    help: "The first day that earns interest; instead of a tenure.",
  }),
  toDate: date({
    tag: 6,
    label: "To",
    example: "2027-04-01",
    help: "The day it is paid back, which earns nothing any more.",
  }),
  dayCount: choice({
    tag: 7,
    label: "Day count",
    default: "act_365f",
    choices: [
      { value: "act_365f", label: "ACT/365F" },
      { value: "act_act", label: "ACT/ACT" },
    ],
    example: "act_365f",
    help: "ACT/ACT divides the days in a leap year by 366; between dates only.",
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
    help: "How the time became years.",
  }),
  assumptions: ASSUMPTIONS,
  periods: table({
    tag: 31,
    label: "Year by year",
    columns: {
      period: output("text", { tag: 1, label: "Period" }),
      years: output("text", {
        tag: 2,
        label: "Years",
        help: "The period as a part of a year.",
      }),
      interest: output("money", { tag: 3, label: "Interest" }),
      total: output("money", { tag: 4, label: "Total" }),
    },
  }),
};

/**
 * I = P × R × t / 100 with t in years, months/12, or days by a day count;
 * rounded half-up to the paisa, once.
 */
export const simpleInterest = {
  title: "Simple interest",
  summary: "Interest on a principal that does not grow",
  about: aboutInterest,
  fields,
  outputs,
  check(given) {
    return checkTime(given);
  },
  compute(values): Results<typeof outputs> {
    const { principal, ratePercent } = values;
    const { spans, dayCount, inWords } = timeOf(values);
    const periods = accrue(principal, { ratePercent, spans });
    const total = periods.at(-1)?.total ?? principal;
    return {
      interest: total.minus(principal),
      total,
      dayCount,
      assumptions: `${ratePercent.toFixed()} % a year ${inWords}, not compounded; rounded half-up to the paisa, once`,
      periods,
    };
  },
} satisfies Calculator<typeof fields, typeof outputs>;
