import { ASSUMPTIONS, output, table } from "../outputs.ts";

const slabColumns = {
  slab: output("text", { tag: 1, label: "Income" }),
  ratePercent: output("percent", {
    tag: 2,
    label: "Rate",
    unit: "%",
    decimals: 0,
  }),
  income: output("money", { tag: 3, label: "In the slab" }),
  tax: output("money", { tag: 4, label: "Tax" }),
};

/** The figures of an income-tax result. */
export const taxOutputs = {
  payable: output("money", {
    tag: 1,
    label: "Tax payable",
    help: "With surcharge and cess, rounded to ten rupees.",
  }),
  regime: output("text", { tag: 2, label: "Regime" }),
  financialYear: output("text", { tag: 3, label: "Tax year" }),
  standardDeduction: output("money", { tag: 4, label: "Standard deduction" }),
  taxableIncome: output("money", {
    tag: 5,
    label: "Taxable income",
    help: "Rounded to ten rupees.",
  }),
  slabTax: output("money", { tag: 6, label: "Tax by slabs" }),
  rebate: output("money", {
    tag: 7,
    label: "Rebate",
    help: "Off the tax of residents with a small income (87A).",
  }),
  rebateRelief: output("money", {
    tag: 8,
    label: "Marginal relief on rebate",
    help: "Just above the limit, tax is at most the income above it.",
  }),
  surcharge: output("money", {
    tag: 9,
    label: "Surcharge",
    help: "On the tax of incomes above 50 lakh, before relief.",
  }),
  surchargeRelief: output("money", {
    tag: 10,
    label: "Marginal relief on surcharge",
    help: "Just above a threshold, the extra tax is at most the extra income.",
  }),
  cess: output("money", { tag: 11, label: "Health and education cess" }),
  effectiveRatePercent: output("percent", {
    tag: 12,
    label: "Effective rate",
    unit: "% of gross income",
    help: "Of the tax before it is rounded.",
  }),
  monthly: output("money", {
    tag: 13,
    label: "Tax a month",
    help: "A twelfth of the tax payable.",
  }),
  cheaperRegime: output("text", {
    tag: 14,
    label: "Cheaper regime",
    help: "new, old, or either when both cost the same.",
  }),
  saving: output("money", {
    tag: 15,
    label: "Saving",
    help: "What the cheaper regime saves against the other.",
  }),
  tableVersion: output("text", { tag: 16, label: "Tax table" }),
  act: output("text", { tag: 18, label: "Act" }),
  source: output("text", { tag: 17, label: "Source" }),
  checkedOn: output("date", {
    tag: 19,
    label: "Table checked on",
    help: "When the table was last held against its sources.",
  }),
  assumptions: ASSUMPTIONS,
  slabs: table({
    tag: 31,
    label: "Slabs",
    columns: slabColumns,
    help: "Of the regime that was asked for.",
  }),
  regimes: table({
    tag: 32,
    label: "Both regimes",
    columns: {
      regime: output("text", { tag: 1, label: "Regime" }),
      standardDeduction: output("money", {
        tag: 2,
        label: "Standard deduction",
      }),
      deductions: output("money", { tag: 3, label: "Deductions" }),
      taxableIncome: output("money", { tag: 4, label: "Taxable income" }),
      slabTax: output("money", { tag: 5, label: "Tax by slabs" }),
      rebate: output("money", {
        tag: 6,
        label: "Rebate",
        help: "With marginal relief.",
      }),
      surcharge: output("money", {
        tag: 7,
        label: "Surcharge",
        help: "After marginal relief.",
      }),
      cess: output("money", { tag: 8, label: "Cess" }),
      payable: output("money", { tag: 9, label: "Payable" }),
      cheaper: output("flag", { tag: 10, label: "Cheaper" }),
    },
  }),
  otherSlabs: table({
    tag: 33,
    label: "Slabs of the other regime",
    columns: slabColumns,
  }),
};
