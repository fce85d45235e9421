import type { About } from "../types.ts";
import type { Regime, Slab, TaxYear } from "./tax_year.ts";
import { TAX_YEARS } from "./tax_years.ts";

/** What income tax rests on; the rates are told from their tables. */
export const aboutTax: About = {
  formula: [
    "Gross income, less the standard deduction (of a salary only, and never more than it), less the deductions (old regime only), rounded to ten rupees: the taxable income.",
    "The tax by slabs on it, less the rebate, plus the surcharge, plus the cess, rounded to ten rupees: the tax payable. Nothing is rounded in between.",
    "To ten: paise are dropped, then 5 rupees and more go up.",
    "Rebate: residents up to the limit pay nothing. Above it the tax before cess is at most the income above the limit (new regime; the old has no such relief).",
    "Surcharge: a share of the tax, by the whole income. Tax and surcharge are at most those on exactly the threshold, plus the income above it. Cess comes on top of both reliefs.",
    "Effective rate: the tax before its last rounding, of the gross income.",
    ...TAX_YEARS.toReversed().flatMap(yearInWords),
  ],
  sources: [
    ...TAX_YEARS.toReversed().map(
      ({ year, act, sources, version, verifiedOn }) =>
        `${year}: ${act}; ${sources.join("; ")}. Table ${version}, checked on ${verifiedOn}.`,
    ),
    "Marginal reliefs: the published examples of 51 lakh, 1.01 crore and 2.026 crore come out to the rupee.",
  ],
  outOfScope: [
    "Income at special rates, such as capital gains and lotteries, and the cap of 15 % on its surcharge.",
    "Agricultural income, losses, Hindu undivided families, firms and companies.",
    "Whether deductions are within their own limits (80C, 80D and the others): they are taken as given.",
    "Years before 2023-24 and years without a table: they are refused, never taxed by another year's rates.",
  ],
  example: {
    gross_income: "1500000",
    financial_year: "2026-27",
    salaried: "true",
    deductions: "150000",
  },
};

function yearInWords({ year, regimes, cessPercent }: TaxYear): string[] {
  const cess = `cess ${cessPercent.toFixed()} %`;
  return [
    `${year}, new regime: ${slabsInWords(regimes.new.slabs.below60)}; ${restInWords(regimes.new)}; ${cess}.`,
    `${year}, old regime: ${slabsInWords(regimes.old.slabs.below60)}; from 60 on the first limit is ${firstLimit(regimes.old.slabs["60to79"])}, from 80 on ${firstLimit(regimes.old.slabs["80plus"])} (residents); ${restInWords(regimes.old)}; ${cess}.`,
  ];
}

function restInWords({ standardDeduction, rebate, surcharge }: Regime): string {
  return `standard deduction ${standardDeduction.toFixed()}; rebate of at most ${rebate.max.toFixed()} up to ${rebate.limit.toFixed()}; surcharge ${slabsInWords(surcharge)}`;
}

function slabsInWords(slabs: readonly Slab[]): string {
  return slabs
    .map(({ upTo, ratePercent }) => {
      const rate = `${ratePercent.toFixed()} %`;
      return upTo ? `${rate} up to ${upTo.toFixed()}` : `${rate} above`;
    })
    .join(", ");
}

function firstLimit(slabs: readonly Slab[]): string {
  return slabs[0]?.upTo?.toFixed() ?? "";
}
