import { describe, expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { assess, type Person } from "./assess.ts";
import { assumed, comparison, figuresOf } from "./tax_results.ts";
import { TAX_YEARS } from "./tax_years.ts";

const YEAR = TAX_YEARS.at(-1);
if (!YEAR) throw new TypeError("No tax table");

const PERSON: Person = {
  grossIncome: new Decimal(0),
  isSalaried: false,
  isResident: false,
  ageGroup: "80plus",
  deductions: new Decimal(0),
};

const NOTHING = assess(PERSON, YEAR, "new");
const SOMETHING = {
  ...NOTHING,
  regime: "old",
  payable: new Decimal(10),
} as const;

describe("comparison()", () => {
  test("marks one regime, or both when they cost the same", () => {
    const apart = comparison([NOTHING, SOMETHING]);
    expect(apart.cheaperRegime).toBe("new");
    expect(apart.saving.toFixed()).toBe("10");
    const equal = comparison([SOMETHING, SOMETHING]);
    expect(equal.cheaperRegime).toBe("either");
    expect(equal.regimes.map(({ cheaper }) => cheaper)).toEqual([true, true]);
  });
});

describe("figuresOf()", () => {
  test("has an effective rate of zero without income", () => {
    const { effectiveRatePercent } = figuresOf(NOTHING, PERSON);
    expect(effectiveRatePercent.toFixed()).toBe("0");
  });
});

describe("assumed()", () => {
  test("says who was taxed, and what was left out", () => {
    const words = assumed(PERSON, YEAR);
    expect(words).toStartWith("A non-resident individual of 80 or over");
    expect(words).toContain("no capital gains");
  });
});
