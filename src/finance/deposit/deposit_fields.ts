import { choice, date, flag, integer, percent } from "../fields.ts";
import { principal, ratePercent, rounding } from "../shared_fields.ts";

/** What a deposit is asked for. */
export const depositFields = {
  principal: principal({
    label: "Deposit",
    example: "100000",
    help: "The amount that is deposited.",
  }),
  ratePercent: ratePercent({
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
    max: "3653",
    example: "15",
    help: "Up to 30 beside years or months, up to 180 alone; alone with a start date up to 10 years.",
  }),
  startDate: date({
    tag: 6,
    label: "Start",
    example: "2026-04-01",
    help: "The day of the deposit; left out: today.",
  }),
  payout: choice({
    tag: 7,
    label: "Interest is",
    default: "cumulative",
    choices: [
      { value: "cumulative", label: "Added to the deposit" },
      { value: "quarterly", label: "Paid out every quarter" },
      { value: "monthly", label: "Paid out every month" },
    ],
    example: "cumulative",
    help: "What is paid every month is discounted, because it comes before the quarter ends.",
  }),
  senior: flag({
    tag: 8,
    label: "Senior citizen",
    default: "false",
    example: "true",
    help: "Whether the senior rate and threshold are the depositor's; both rates are shown.",
  }),
  seniorRatePercent: percent({
    tag: 9,
    label: "Senior rate",
    min: "0",
    max: "101",
    example: "7.75",
    help: "What the bank pays senior citizens; left out: half a per cent more.",
  }),
  rounding: rounding({
    tag: 10,
    help: "Of the interest, at the end or at each payout; banks round to the rupee.",
  }),
};
