import { describe, expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { assess, type Person } from "./assess.ts";
import type { RegimeName } from "./tax_year.ts";
import { taxYear } from "./tax_years.ts";

const PERSON: Person = {
  grossIncome: new Decimal(1_500_000),
  isSalaried: false,
  isResident: true,
  ageGroup: "below60",
  deductions: new Decimal(0),
};

function assessed(changes: Partial<Person>, regime: RegimeName) {
  const year = taxYear("2026-27", "");
  if (!year) throw new TypeError("No table for 2026-27");
  return assess({ ...PERSON, ...changes }, year, regime);
}

describe("assess()", () => {
  test("rounds income before the slabs and tax at the end only", () => {
    const odd = { grossIncome: new Decimal("1500004.99") };
    expect(assessed(odd, "new")).toMatchObject({
      taxableIncome: new Decimal(1_500_000),
      slabTax: new Decimal(105_000),
      cess: new Decimal(4_200),
      payable: new Decimal(109_200),
    });
    const { total, payable } = assessed(
      { grossIncome: new Decimal(1_270_590) },
      "new",
    );
    expect([total.toFixed(), payable.toFixed()]).toEqual(["73412.04", "73410"]);
  });

  test("takes the standard deduction before other deductions", () => {
    const both = { isSalaried: true, deductions: new Decimal(1_460_000) };
    const { deductions, taxableIncome } = assessed(both, "old");
    expect([deductions.toFixed(), taxableIncome.toFixed()]).toEqual([
      "1450000",
      "0",
    ]);
  });

  test("has no deductions in the new regime", () => {
    const claimed = { deductions: new Decimal(100_000) };
    expect(assessed(claimed, "new").deductions.toFixed()).toBe("0");
  });

  test("charges cess on tax and surcharge after both reliefs", () => {
    const rich = { grossIncome: new Decimal(5_100_000) };
    const { cess, surcharge } = assessed(rich, "new");
    expect(surcharge.relief.toFixed()).toBe("41000");
    expect(cess.toFixed()).toBe("47200"); // 4 % of 11,80,000
  });
});
