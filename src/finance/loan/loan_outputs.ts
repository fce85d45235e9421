import { ASSUMPTIONS, output, table } from "../outputs.ts";

/** What a loan is answered with. */
export const loanOutputs = {
  instalment: output("money", {
    tag: 1,
    label: "Instalment",
    help: "Paid at the end of every month but the last.",
  }),
  method: output("text", { tag: 7, label: "Method" }),
  trueRatePercent: output("decimal", {
    tag: 8,
    label: "True rate",
    unit: "% a year",
    help: "The rate on what is still owed that these instalments come from; of a flat rate far more than it says.",
  }),
  totalInterest: output("money", {
    tag: 2,
    label: "Total interest",
    help: "The sum of the schedule's rows.",
  }),
  totalPayment: output("money", {
    tag: 3,
    label: "Total payment",
    help: "The sum of the schedule's rows, prepayments too.",
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
    help: "Fewer than the tenure when prepayments or a rounded-up instalment clear it earlier.",
  }),
  prepaid: output("money", {
    tag: 9,
    label: "Prepaid",
    help: "At most what is still owed is taken of a prepayment.",
  }),
  newInstalment: output("money", {
    tag: 10,
    label: "New instalment",
    help: "After the last prepayment.",
  }),
  interestSaved: output("money", {
    tag: 11,
    label: "Interest saved",
    help: "Against the same loan without prepayments.",
  }),
  monthsSaved: output("integer", {
    tag: 12,
    label: "Months saved",
    unit: "months",
    help: "Against the same loan without prepayments.",
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
      prepayment: output("money", { tag: 6, label: "Prepaid" }),
      balance: output("money", {
        tag: 5,
        label: "Balance",
        help: "Still owed, after the prepayment too.",
      }),
    },
  }),
  years: table({
    tag: 32,
    label: "Year by year",
    columns: {
      year: output("integer", { tag: 1, label: "Year" }),
      instalments: output("money", { tag: 2, label: "Instalments" }),
      interest: output("money", { tag: 3, label: "Interest" }),
      principal: output("money", { tag: 4, label: "Principal" }),
      prepayments: output("money", { tag: 6, label: "Prepaid" }),
      balance: output("money", { tag: 5, label: "Balance" }),
    },
  }),
};
