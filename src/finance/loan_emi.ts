import { Decimal } from "./decimal.ts";
import { integer, money, percent } from "./fields.ts";
import { instalment } from "./loan/instalment.ts";
import { schedule, type ScheduleRow } from "./loan/schedule.ts";
import { ASSUMPTIONS, output, table } from "./outputs.ts";
import type { Calculator, Results } from "./types.ts";

// Tags 4 to 9 are kept for method, rounding and prepayments.
const fields = {
  principal: money({
    tag: 1,
    label: "Loan",
    required: true,
    min: "0.01",
    max: "1000000000000000",
    example: "1000000",
    help: "The amount that is lent.",
  }),
  ratePercent: percent({
    tag: 2,
    label: "Rate",
    required: true,
    min: "0",
    max: "100",
    example: "8.5",
    help: "8.5 is 8.5 % a year, charged monthly on what is still owed.",
  }),
  tenureMonths: integer({
    tag: 3,
    label: "Tenure",
    unit: "months",
    required: true,
    min: "1",
    max: "600",
    example: "240",
    help: "How many months it is paid back over; 240 are 20 years.",
  }),
};

const outputs = {
  instalment: output("money", {
    tag: 1,
    label: "Instalment",
    help: "Paid at the end of every month but the last.",
  }),
  totalInterest: output("money", {
    tag: 2,
    label: "Total interest",
    help: "The sum of the schedule's rows.",
  }),
  totalPayment: output("money", {
    tag: 3,
    label: "Total payment",
    help: "The sum of the schedule's rows.",
  }),
  interestSharePercent: output("percent", {
    tag: 4,
    label: "Interest share",
    unit: "% of all payments",
  }),
  lastInstalment: output("money", {
    tag: 5,
    label: "Last instalment",
    help: "Clears the loan, so it differs by some paise.",
  }),
  months: output("integer", {
    tag: 6,
    label: "Months paid",
    unit: "months",
    help: "Fewer than the tenure when a rounded-up instalment clears it earlier.",
  }),
  assumptions: ASSUMPTIONS,
  schedule: table({
    tag: 31,
    label: "Schedule",
    columns: {
      month: output("integer", { tag: 1, label: "Month" }),
      instalment: output("money", { tag: 2, label: "Instalment" }),
      interest: output("money", { tag: 3, label: "Interest" }),
      principal: output("money", { tag: 4, label: "Principal" }),
      balance: output("money", { tag: 5, label: "Balance" }),
    },
  }),
};

/** Equal monthly instalments of a loan on reducing balance. */
export const loanEmi = {
  title: "Loan EMI",
  summary: "The equal monthly instalment of a loan, with its schedule",
  fields,
  outputs,
  compute({ principal, ratePercent, tenureMonths }): Results<typeof outputs> {
    const terms = { ratePercent, months: tenureMonths };
    const emi = instalment(principal, terms).toDecimalPlaces(2);
    const rows = schedule(principal, { ...terms, instalment: emi });
    const totalInterest = sum(rows, "interest");
    const totalPayment = sum(rows, "instalment");
    return {
      instalment: emi,
      totalInterest,
      totalPayment,
      interestSharePercent: totalInterest.times(100).dividedBy(totalPayment),
      lastInstalment: rows.at(-1)?.instalment ?? emi,
      months: rows.length,
      assumptions: assumed(ratePercent),
      schedule: rows,
    };
  },
} satisfies Calculator<typeof fields, typeof outputs>;

function sum(
  rows: readonly ScheduleRow[],
  part: "interest" | "instalment",
): Decimal {
  return rows.reduce((total, row) => total.plus(row[part]), new Decimal(0));
}

function assumed(rate: Decimal): string {
  return `Reducing balance at ${rate.toFixed()} % a year, a twelfth of it each month; paid at the end of the month; instalment and monthly interest rounded half-up to the paisa; the last instalment clears the loan`;
}
