import { choice, flag, money } from "./fields.ts";
import { aboutTax } from "./tax/about_tax.ts";
import { assess } from "./tax/assess.ts";
import { taxOutputs } from "./tax/tax_outputs.ts";
import {
  assumed,
  comparison,
  figuresOf,
  otherSlabs,
  tableFacts,
} from "./tax/tax_results.ts";
import { TAX_YEARS, taxYear } from "./tax/tax_years.ts";
import type { Calculator } from "./types.ts";

const YEARS = TAX_YEARS.map(({ year }) => ({ value: year, label: year }));
const NEWEST = YEARS.at(-1)?.value ?? "";

const fields = {
  grossIncome: money({
    tag: 1,
    label: "Gross income",
    required: true,
    min: "0",
    max: "1000000000000000",
    example: "1500000",
    help: "Of the whole year, before any deduction.",
  }),
  regime: choice({
    tag: 2,
    label: "Regime",
    default: "new",
    choices: [
      { value: "new", label: "New regime" },
      { value: "old", label: "Old regime" },
    ],
    example: "new",
    help: "Both are computed; this one is shown in full.",
  }),
  financialYear: choice({
    tag: 3,
    label: "Tax year",
    choices: YEARS,
    example: NEWEST,
    help: "April to March; left out: the one that contains today.",
  }),
  ageGroup: choice({
    tag: 4,
    label: "Age",
    default: "below60",
    choices: [
      { value: "below60", label: "Below 60" },
      { value: "60to79", label: "60 to 79" },
      { value: "80plus", label: "80 and over" },
    ],
    example: "below60",
    help: "Reached during the year; matters in the old regime.",
  }),
  salaried: flag({
    tag: 5,
    label: "Salaried",
    default: "false",
    example: "true",
    help: "Whether the income is a salary, which has a standard deduction.",
  }),
  deductions: money({
    tag: 6,
    label: "Deductions",
    default: "0",
    min: "0",
    max: "1000000000000000",
    example: "150000",
    help: "All of the old regime together (80C, 80D …); the new has none.",
  }),
  resident: flag({
    tag: 7,
    label: "Resident",
    default: "true",
    example: "true",
    help: "Residents have the rebate and the higher limits of age.",
  }),
};

/** Income tax of an individual in India, in both regimes. */
export const incomeTax = {
  title: "Income tax",
  summary: "Income tax in India, both regimes side by side",
  about: aboutTax,
  fields,
  outputs: taxOutputs,
  check({ financialYear }, { today }) {
    if (taxYear(financialYear, today)) return [];
    const years = YEARS.map(({ value }) => value).join(", ");
    const message = `there is no tax table for the year of ${today}; choose one of ${years}`;
    return [{ field: "financialYear", code: "unsupported", message }];
  },
  compute(values, { today }) {
    const year = taxYear(values.financialYear, today);
    if (!year) throw new RangeError(`Cannot tax: no table for ${today}`);
    const person = {
      grossIncome: values.grossIncome,
      isSalaried: values.salaried,
      isResident: values.resident,
      ageGroup: values.ageGroup,
      deductions: values.deductions,
    };
    const both = {
      new: assess(person, year, "new"),
      old: assess(person, year, "old"),
    };
    return {
      ...figuresOf(both[values.regime], person),
      ...comparison([both.new, both.old]),
      otherSlabs: otherSlabs(values.regime === "new" ? both.old : both.new),
      ...tableFacts(year),
      assumptions: assumed(person, year),
    };
  },
} satisfies Calculator<typeof fields, typeof taxOutputs>;
