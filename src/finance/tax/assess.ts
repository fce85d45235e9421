import { Decimal } from "../decimal.ts";
import { rebateOn, type RebateParts } from "./rebate.ts";
import { roundStatutory } from "./round_statutory.ts";
import { slabParts, slabTax, type SlabPart } from "./slab_tax.ts";
import { surchargeOn, type SurchargeParts } from "./surcharge.ts";
import type { AgeGroup, RegimeName, TaxYear } from "./tax_year.ts";

/** A person's year, in rupees. */
export interface Person {
  readonly grossIncome: Decimal;
  readonly isSalaried: boolean;
  readonly isResident: boolean;
  readonly ageGroup: AgeGroup;
  /** Count in the old regime only. */
  readonly deductions: Decimal;
}

/** A person's tax in one regime, step by step. */
export interface Assessment {
  readonly regime: RegimeName;
  readonly standardDeduction: Decimal;
  readonly deductions: Decimal;
  /** Rounded to ten. */
  readonly taxableIncome: Decimal;
  readonly slabs: readonly SlabPart[];
  readonly slabTax: Decimal;
  readonly rebate: RebateParts;
  readonly surcharge: SurchargeParts;
  readonly cess: Decimal;
  /** Before the last rounding. */
  readonly total: Decimal;
  /** Rounded to ten. */
  readonly payable: Decimal;
}

/**
 * Gross income, standard deduction, deductions, total income rounded to ten,
 * slab tax, rebate, surcharge, cess, rounded to ten: in this order, with
 * nothing rounded in between.
 */
export function assess(
  person: Person,
  year: TaxYear,
  regimeName: RegimeName,
): Assessment {
  const regime = year.regimes[regimeName];
  const standardDeduction = person.isSalaried
    ? Decimal.min(regime.standardDeduction, person.grossIncome)
    : new Decimal(0);
  const afterStandard = person.grossIncome.minus(standardDeduction);
  const deductions = regime.deductionsAllowed
    ? Decimal.min(person.deductions, afterStandard)
    : new Decimal(0);
  const income = roundStatutory(
    afterStandard.minus(deductions),
    year.roundIncomeTo,
  );
  // The higher basic limits of the old are for residents.
  const slabs = regime.slabs[person.isResident ? person.ageGroup : "below60"];
  const beforeSurcharge = (at: Decimal) => {
    const parts = slabParts(at, slabs);
    const whole = slabTax(parts);
    const { isResident } = person;
    const rebate = rebateOn(whole, regime.rebate, { income: at, isResident });
    const tax = whole.minus(rebate.rebate).minus(rebate.relief);
    return { parts, whole, rebate, tax };
  };
  const { parts, whole, rebate, tax } = beforeSurcharge(income);
  const surcharge = surchargeOn(income, regime.surcharge, {
    tax,
    taxOn: (at) => beforeSurcharge(at).tax,
  });
  const taxed = tax.plus(surcharge.surcharge).minus(surcharge.relief);
  const cess = taxed.times(year.cessPercent).dividedBy(100);
  const total = taxed.plus(cess);
  return {
    regime: regimeName,
    standardDeduction,
    deductions,
    taxableIncome: income,
    slabs: parts,
    slabTax: whole,
    rebate,
    surcharge,
    cess,
    total,
    payable: roundStatutory(total, year.roundTaxTo),
  };
}
