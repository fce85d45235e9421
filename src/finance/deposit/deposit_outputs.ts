import { ASSUMPTIONS, output, table } from "../outputs.ts";

/** What a deposit is answered with. */
export const depositOutputs = {
  maturityAmount: output("money", {
    tag: 1,
    label: "Maturity amount",
    help: "Paid back on the maturity date, beside payouts.",
  }),
  interest: output("money", {
    tag: 2,
    label: "Interest",
    help: "All of it: the sum of the rows.",
  }),
  payout: output("money", {
    tag: 4,
    label: "Payout",
    help: "Paid every month or quarter.",
  }),
  ratePercent: output("decimal", {
    tag: 5,
    label: "Rate",
    unit: "% a year",
    help: "The one that counts: the senior rate for a senior citizen.",
  }),
  effectiveRatePercent: output("percent", {
    tag: 3,
    label: "Effective rate",
    unit: "% a year",
    decimals: 4,
    help: "What the rate becomes in a year when interest is added quarterly.",
  }),
  startDate: output("date", { tag: 6, label: "Start" }),
  maturityDate: output("date", { tag: 7, label: "Maturity date" }),
  tdsHint: output("text", {
    tag: 8,
    label: "TDS hint",
    help: "For information: what the bank may withhold depends on all deposits with it.",
  }),
  assumptions: ASSUMPTIONS,
  growth: table({
    tag: 31,
    label: "Growth",
    columns: {
      period: output("text", { tag: 1, label: "Period" }),
      date: output("date", { tag: 4, label: "Ends on" }),
      interest: output("money", { tag: 2, label: "Interest" }),
      amount: output("money", { tag: 3, label: "Amount" }),
    },
  }),
  rates: table({
    tag: 32,
    label: "Ordinary and senior rate",
    columns: {
      depositor: output("text", { tag: 1, label: "Depositor" }),
      ratePercent: output("decimal", {
        tag: 2,
        label: "Rate",
        unit: "%",
      }),
      interest: output("money", { tag: 3, label: "Interest" }),
      maturityAmount: output("money", { tag: 4, label: "Maturity amount" }),
      payout: output("money", { tag: 5, label: "Payout" }),
      counts: output("flag", { tag: 6, label: "Counts" }),
    },
  }),
  tds: table({
    tag: 33,
    label: "Interest by financial year, tax withheld (hint)",
    columns: {
      year: output("text", { tag: 1, label: "Year" }),
      interest: output("money", { tag: 2, label: "Interest" }),
      threshold: output("money", { tag: 3, label: "Threshold" }),
      tds: output("money", { tag: 4, label: "TDS" }),
      tdsWithoutPan: output("money", { tag: 5, label: "Without PAN" }),
    },
  }),
};
