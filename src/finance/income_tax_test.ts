import { describe, expect, test } from "bun:test";

import { ask, paise, refusals, rowsOf } from "../../_tools/testing/finance.ts";
import { calculate } from "./calculate.ts";
import { contextAt } from "./context.ts";
import { incomeTax } from "./income_tax.ts";
import type { RawValues } from "./parse_values.ts";

function tax(gross: number | string, more: RawValues = {}) {
  return ask(incomeTax, { gross_income: `${gross}`, ...more });
}

function payable(gross: number | string, more: RawValues = {}): unknown {
  return tax(gross, more).payable;
}

describe("incomeTax in the new regime of 2026-27", () => {
  const anchors = [
    [400_000, "0.00"],
    [1_199_999, "0.00"],
    [1_200_000, "0.00"],
    [1_200_001, "0.00"], // rounds to 12,00,000
    [1_200_004, "0.00"],
    ["1200004.99", "0.00"], // the paise are dropped first
    [1_200_005, "10.00"], // rounds to 12,00,010
    [1_210_000, "10400.00"], // not 10,000: cess comes on top
    [1_250_000, "52000.00"],
    [1_270_580, "73400.00"], // the last income with marginal relief
    [1_270_590, "73410.00"], // full relief ends at 12,70,588.24
    [1_600_000, "124800.00"],
    [2_000_000, "208000.00"],
    [2_400_000, "312000.00"],
    [2_500_000, "343200.00"],
    [5_000_000, "1123200.00"],
    [5_000_010, "1123210.00"],
    [5_100_000, "1227200.00"],
    [10_000_000, "2951520.00"],
    [10_000_010, "2951530.00"],
    [10_100_000, "3055520.00"],
    [20_260_000, "6944080.00"],
    [50_000_010, "18954000.00"], // 25 % above 5 crore too
  ] as const;
  for (const [gross, expected] of anchors) {
    test(`takes ${expected} of ${gross}`, () => {
      expect(payable(gross)).toBe(expected);
    });
  }

  test("shows how the relief above the rebate comes about", () => {
    expect(tax(1_210_000)).toMatchObject({
      taxable_income: "1210000.00",
      slab_tax: "61500.00",
      rebate: "0.00",
      rebate_relief: "51500.00",
      cess: "400.00",
      effective_rate_percent: "0.86",
      monthly: "866.67",
    });
  });

  test("gives no relief where the tax is not above the income over the limit", () => {
    expect(tax(1_270_580).rebate_relief).toBe("7.00");
    expect(tax(1_270_590).rebate_relief).toBe("0.00");
  });

  test("gives non-residents neither rebate nor relief", () => {
    expect(payable(1_200_000, { resident: false })).toBe("62400.00");
    expect(payable(1_210_000, { resident: false })).toBe("63960.00");
  });

  test("takes the standard deduction off a salary only", () => {
    expect(payable(1_275_000, { salaried: true })).toBe("0.00");
    expect(payable(1_275_000)).toBe("74100.00");
  });

  test("never takes off more than the salary", () => {
    const result = tax(50_000, { salaried: true });
    expect(result).toMatchObject({
      standard_deduction: "50000.00",
      taxable_income: "0.00",
    });
  });

  test("ignores age and deductions", () => {
    const more = { age_group: "80plus", deductions: "500000" };
    expect(payable(1_500_000, more)).toBe(payable(1_500_000));
  });

  test("answers nothing for no income", () => {
    expect(tax(0)).toMatchObject({
      payable: "0.00",
      effective_rate_percent: "0.00",
      cheaper_regime: "either",
    });
  });
});

describe("incomeTax in the old regime", () => {
  const anchors = [
    // published examples of marginal relief on the surcharge
    [5_100_000, "below60", "1469000.00"],
    [10_100_000, "below60", "3321500.00"],
    [20_260_000, "below60", "7222150.00"],
    [500_000, "below60", "0.00"],
    [500_010, "below60", "13000.00"], // the rebate ends at once
    [1_000_000, "below60", "117000.00"],
    [1_000_000, "60to79", "114400.00"],
    [1_000_000, "80plus", "104000.00"],
    [60_000_000, "below60", "25379250.00"], // 37 % above 5 crore
  ] as const;
  for (const [gross, age_group, expected] of anchors) {
    test(`takes ${expected} of ${gross} at ${age_group}`, () => {
      expect(payable(gross, { regime: "old", age_group })).toBe(expected);
    });
  }

  test("takes deductions off, never below zero", () => {
    const less = { regime: "old", salaried: true, deductions: "150000" };
    expect(tax(700_000, less).taxable_income).toBe("500000.00");
    expect(tax(100_000, less).taxable_income).toBe("0.00");
  });

  test("gives the limits of age to residents only", () => {
    const abroad = { regime: "old", age_group: "80plus", resident: "false" };
    expect(payable(1_000_000, abroad)).toBe("117000.00");
  });
});

describe("incomeTax beside each other", () => {
  test("marks the cheaper regime and what it saves", () => {
    const more = { salaried: true, deductions: "500000" };
    const result = tax(1_500_000, more);
    expect(result).toMatchObject({ cheaper_regime: "new", saving: "9100.00" });
    const marks = rowsOf(result, "regimes").map((row) => [
      row.regime,
      row.payable,
      row.cheaper,
    ]);
    expect(marks).toEqual([
      ["new", "97500.00", true],
      ["old", "106600.00", false],
    ]);
  });

  test("shows slabs that add up to the income and to its tax", () => {
    const result = tax(2_700_000);
    const rows = rowsOf(result, "slabs");
    const income = rows.reduce((sum, row) => sum + paise(row.income), 0n);
    const charged = rows.reduce((sum, row) => sum + paise(row.tax), 0n);
    expect(income).toBe(paise(result.taxable_income));
    expect(charged).toBe(paise(result.slab_tax));
    expect(rows.at(-1)).toEqual({
      slab: "above 2400000",
      rate_percent: "30",
      income: "300000.00",
      tax: "90000.00",
    });
  });

  test("shows the slabs of the other regime too", () => {
    const shown = tax(2_700_000);
    const other = tax(2_700_000, { regime: "old" });
    expect(shown.other_slabs).toEqual(other.slabs ?? "");
    expect(other.other_slabs).toEqual(shown.slabs ?? "");
  });

  test("names the year, the table, its act and its source", () => {
    expect(tax(1)).toMatchObject({
      financial_year: "2026-27",
      table_version: "2026-27.1",
      act: "Income-tax Act 2025",
      checked_on: "2026-11-23",
    });
    expect(tax(1).source).toContain("Finance Act 2026");
    expect(tax(1).assumptions).toContain("Income-tax Act 2025");
  });
});

describe("incomeTax refuses", () => {
  test("a year without a table, never falling back", () => {
    const raw = { gross_income: "1", financial_year: "2031-32" };
    expect(refusals(incomeTax, raw)).toEqual(["financial_year: unsupported"]);
  });

  test("to guess when today is in a year without a table", () => {
    const later = contextAt(Date.parse("2031-06-01T00:00:00Z"));
    expect(() => calculate(incomeTax, { gross_income: "1" }, later)).toThrow(
      "financial_year: there is no tax table for the year of 2031-06-01; choose one of 2023-24, 2024-25, 2025-26, 2026-27",
    );
  });

  test("each bad field by its name", () => {
    expect(
      refusals(incomeTax, {
        ...{ gross_income: "-1", regime: "NEW", age_group: "60" },
        ...{ salaried: "yes", deductions: "1e3", resident: "" },
      }),
    ).toEqual([
      "gross_income: out_of_range",
      "regime: unsupported",
      "age_group: unsupported",
      "salaried: unsupported",
      "deductions: not_a_number",
      "resident: unsupported",
    ]);
  });
});
