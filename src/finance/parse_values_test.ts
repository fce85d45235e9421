import { describe, expect, test } from "bun:test";

import { MONDAY, refusals } from "../../_tools/testing/finance.ts";
import { InvalidFieldsError } from "../base/errors.ts";
import { contextAt } from "./context.ts";
import { incomeTax } from "./income_tax.ts";
import { loanEmi } from "./loan_emi.ts";
import { parseValues } from "./parse_values.ts";
import { simpleInterest } from "./simple_interest.ts";

describe("parseValues()", () => {
  test("reports every violation of a request at once", () => {
    const raw = { principal: "1e3", rate_percent: "101" };
    expect(refusals(loanEmi, raw)).toEqual([
      "principal: not_a_number",
      "rate_percent: out_of_range",
      "tenure_months: required",
    ]);
  });

  test("reports rules that span fields beside those of single fields", () => {
    const raw = { principal: "", tenure: "1.5", unit: "months" };
    expect(refusals(simpleInterest, raw)).toEqual([
      "principal: required",
      "rate_percent: required",
      "tenure: not_an_integer",
    ]);
  });

  test("reports a field once, by the rule it broke first", () => {
    const raw = { gross_income: "1", financial_year: "2031-32" };
    const later = contextAt(Date.parse("2031-06-01T00:00:00Z"));
    expect(() => parseValues(incomeTax, raw, later)).toThrow(
      new InvalidFieldsError([
        {
          field: "financial_year",
          code: "unsupported",
          message:
            '"2031-32" is not offered; choose one of 2023-24, 2024-25, 2025-26, 2026-27',
        },
      ]),
    );
  });

  test("refuses names that are no fields, in code's spelling too", () => {
    const raw = { grossIncome: "1", gross_income: "1" };
    expect(refusals(incomeTax, raw)).toEqual(["grossIncome: unsupported"]);
  });

  test("fills in defaults and leaves other fields undefined", () => {
    const values = parseValues(incomeTax, { gross_income: "1" }, MONDAY);
    expect(values.regime).toBe("new");
    expect(values.resident).toBe(true);
    expect(values.deductions.toFixed()).toBe("0");
    expect(values.financialYear).toBeUndefined();
  });

  test("takes a field that is undefined as one that is left out", () => {
    const raw = { gross_income: "1", regime: undefined };
    expect(parseValues(incomeTax, raw, MONDAY).regime).toBe("new");
  });
});
