import { Decimal } from "../decimal.ts";
import type { ResultOf } from "../types.ts";
import type { Assessment, Person } from "./assess.ts";
import type { SlabPart } from "./slab_tax.ts";
import type { taxOutputs } from "./tax_outputs.ts";
import type { TaxYear } from "./tax_year.ts";

/** The figures of the regime that was asked for. */
export function figuresOf(assessed: Assessment, person: Person) {
  const { rebate, surcharge, payable, total } = assessed;
  const { grossIncome } = person;
  return {
    payable,
    regime: assessed.regime,
    standardDeduction: assessed.standardDeduction,
    taxableIncome: assessed.taxableIncome,
    slabTax: assessed.slabTax,
    rebate: rebate.rebate,
    rebateRelief: rebate.relief,
    surcharge: surcharge.surcharge,
    surchargeRelief: surcharge.relief,
    cess: assessed.cess,
    effectiveRatePercent: grossIncome.isZero()
      ? new Decimal(0)
      : total.times(100).dividedBy(grossIncome),
    monthly: payable.dividedBy(12),
    slabs: assessed.slabs.map(slabRow),
  };
}

/** The slabs of a regime beside the one that was asked for. */
export function otherSlabs({ slabs }: Assessment) {
  return slabs.map(slabRow);
}

/** Which table the figures are from. */
export function tableFacts(year: TaxYear) {
  return {
    financialYear: year.year,
    tableVersion: year.version,
    act: year.act,
    source: year.sources.join("; "),
    checkedOn: year.verifiedOn,
  };
}

/** Both regimes beside each other, the cheaper marked; both when equal. */
export function comparison(both: readonly Assessment[]) {
  const payables = both.map(({ payable }) => payable);
  const least = Decimal.min(...payables);
  const most = Decimal.max(...payables);
  const cheaper = both.filter(({ payable }) => payable.equals(least));
  return {
    cheaperRegime: cheaper.length > 1 ? "either" : (cheaper[0]?.regime ?? ""),
    saving: most.minus(least),
    regimes: both.map((one) => regimeRow(one, cheaper.includes(one))),
  };
}

/** What the figures rest on, in words. */
export function assumed(person: Person, year: TaxYear): string {
  const who = person.isResident ? "A resident" : "A non-resident";
  const age = {
    below60: "below 60",
    "60to79": "of 60 to 79",
    "80plus": "of 80 or over",
  }[person.ageGroup];
  const income = person.isSalaried ? "salary" : "income other than salary";
  return `${who} individual ${age} with ${income} only, tax year ${year.year} under the ${year.act}; deductions count in the old regime only; no capital gains, lottery or agricultural income, no losses; income and tax rounded to ten rupees`;
}

function slabRow({ above, upTo, ratePercent, income, tax }: SlabPart) {
  const from = above.toFixed();
  const slab = upTo ? `${from} to ${upTo.toFixed()}` : `above ${from}`;
  return { slab, ratePercent, income, tax };
}

type RegimeRow = ResultOf<(typeof taxOutputs)["regimes"]>[number];

function regimeRow(one: Assessment, cheaper: boolean): RegimeRow {
  return {
    regime: one.regime,
    standardDeduction: one.standardDeduction,
    deductions: one.deductions,
    taxableIncome: one.taxableIncome,
    slabTax: one.slabTax,
    rebate: one.rebate.rebate.plus(one.rebate.relief),
    surcharge: one.surcharge.surcharge.minus(one.surcharge.relief),
    cess: one.cess,
    payable: one.payable,
    cheaper,
  };
}
