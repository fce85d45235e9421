import type { Decimal } from "./decimal.ts";
import {
  effectiveAnnualRate,
  growth,
  isCompounded,
  type Growth,
  type Tenure,
} from "./deposit/growth.ts";
import { inWords } from "./deposit/in_words.ts";
import { integer, money, percent } from "./fields.ts";
import { ASSUMPTIONS, output, table } from "./outputs.ts";
import type { Calculator } from "./types.ts";

const MAX_MONTHS = 120;
const MIN_DAYS = 7;
const MAX_DAYS_BESIDE_MONTHS = 30;

// Tags 6 to 9 are kept for start_date, payout, senior and senior_rate_percent.
const fields = {
  principal: money({
    tag: 1,
    label: "Deposit",
    required: true,
    min: "0.01",
    max: "1000000000000000",
    example: "100000",
    help: "The amount that is deposited.",
  }),
  ratePercent: percent({
    tag: 2,
    label: "Rate",
    required: true,
    min: "0",
    max: "100",
    example: "7.25",
    help: "7.25 is 7.25 % a year.",
  }),
  years: integer({
    tag: 3,
    label: "Years",
    unit: "years",
    default: "0",
    min: "0",
    max: "10",
    example: "5",
    help: "Years, months and days add up: from 7 days to 10 years.",
  }),
  months: integer({
    tag: 4,
    label: "Months",
    unit: "months",
    default: "0",
    min: "0",
    max: "120",
    example: "6",
    help: "Beside the years, or alone.",
  }),
  days: integer({
    tag: 5,
    label: "Days",
    unit: "days",
    default: "0",
    min: "0",
    max: "180",
    example: "15",
    help: "Up to 30 beside years or months, up to 180 alone.",
  }),
};

const outputs = {
  maturityAmount: output("money", { tag: 1, label: "Maturity amount" }),
  interest: output("money", { tag: 2, label: "Interest" }),
  effectiveRatePercent: output("percent", {
    tag: 3,
    label: "Effective rate",
    unit: "% a year",
    decimals: 4,
    help: "What the rate becomes in a year when interest is added quarterly.",
  }),
  assumptions: ASSUMPTIONS,
  growth: table({
    tag: 31,
    label: "Growth",
    columns: {
      period: output("text", { tag: 1, label: "Period" }),
      interest: output("money", { tag: 2, label: "Interest" }),
      amount: output("money", { tag: 3, label: "Amount" }),
    },
  }),
};

/** A cumulative deposit: interest stays in it until the end. */
export const fixedDeposit = {
  title: "Fixed deposit",
  summary: "What a deposit is worth at its end, with quarterly compounding",
  fields,
  outputs,
  check({ years, months, days }) {
    if (years === undefined || months === undefined || days === undefined) {
      return [];
    }
    const problem = checkTenure(12 * years + months, days);
    return problem ? [{ ...problem, code: "out_of_range" }] : [];
  },
  compute({ principal, ratePercent, years, months, days }) {
    const tenure = { months: 12 * years + months, days };
    const grown = growth(principal, { ratePercent, tenure });
    const maturityAmount = grown.maturity.toDecimalPlaces(2);
    return {
      maturityAmount,
      interest: maturityAmount.minus(principal),
      effectiveRatePercent: effectiveAnnualRate(ratePercent),
      assumptions: assumed(ratePercent, tenure),
      growth: rowsOf(principal, grown, tenure),
    };
  },
} satisfies Calculator<typeof fields, typeof outputs>;

interface TenureProblem {
  readonly field: "months" | "days";
  readonly message: string;
}

function checkTenure(months: number, days: number): TenureProblem | undefined {
  const total = inWords({ months, days });
  if (months > MAX_MONTHS || (months === MAX_MONTHS && days > 0)) {
    const message = `the tenure of ${total} is too long; give at most 10 years`;
    return { field: "months", message };
  }
  if (months > 0 && days > MAX_DAYS_BESIDE_MONTHS) {
    const message = `"${days}" is too many beside ${inWords({ months, days: 0 })}; give at most ${MAX_DAYS_BESIDE_MONTHS}, and more months`;
    return { field: "days", message };
  }
  if (months > 0 || days >= MIN_DAYS) return undefined;
  const message = `the tenure of ${total} is too short; give at least ${MIN_DAYS} days`;
  return { field: "days", message };
}

/**
 * The rows of the growth table. A row's interest is the difference of the
 * rounded amounts, so that the rows add up to the interest of the result.
 */
function rowsOf(principal: Decimal, grown: Growth, tenure: Tenure) {
  const broken = {
    months: tenure.months - 3 * grown.quarters.length,
    days: tenure.days,
  };
  const steps = grown.quarters.map((value, i) => ({
    period: `Quarter ${i + 1}`,
    value,
  }));
  if (broken.months > 0 || broken.days > 0) {
    steps.push({ period: inWords(broken), value: grown.maturity });
  }
  let before = principal;
  return steps.map(({ period, value }) => {
    const amount = value.toDecimalPlaces(2);
    const interest = amount.minus(before);
    before = amount;
    return { period, interest, amount };
  });
}

function assumed(rate: Decimal, tenure: Tenure): string {
  const how = isCompounded(tenure)
    ? "compounded every completed quarter, simple interest for the rest"
    : "simple interest, because the tenure is under 6 months";
  return `${rate.toFixed()} % a year for ${inWords(tenure)}: ${how}; a month is a twelfth of a year, a day a 365th; rounded half-up to the paisa at the end only`;
}
