import { expect, test } from "bun:test";

import { InvalidFieldsError, NotOfferedError } from "../base/errors.ts";
import { contextAt, type CalculatorName } from "../finance/mod.ts";
import { answerCompat, type AlertRequest } from "./compat.ts";

const ALL: readonly CalculatorName[] = [
  "echo",
  "simple_interest",
  "income_tax",
  "loan_emi",
  "fixed_deposit",
  "currency",
];
const context = contextAt(Date.parse("2026-11-23T06:00:00Z"), {
  date: "2026-11-20",
  source: "a test",
  perEuro: { INR: "100", USD: "1.25", GBP: "0.8", JPY: "150" },
});

function val(request: AlertRequest): number {
  return answerCompat(request, ALL, context).val;
}

function violations(request: AlertRequest) {
  try {
    return `answered ${val(request)}`;
  } catch (error) {
    if (error instanceof InvalidFieldsError) return error.violations;
    throw error;
  }
}

test("answerCompat() echoes data1 for function 0", () => {
  expect(val({ function: 0, data1: -7 })).toBe(-7);
});

test("answerCompat() counts what is left out as 0", () => {
  expect(val({})).toBe(0);
});

test("answerCompat() gives simple interest at 5 % for function 1", () => {
  expect(val({ function: 1, data1: 1_000, data2: 2 })).toBe(100);
});

test("answerCompat() gives this year's new-regime tax for function 2", () => {
  // 16 to 20 lakh at 20 %: 20,000 + 40,000 + 60,000 + 80,000, plus 4 % cess.
  expect(val({ function: 2, data1: 2_000_000 })).toBe(208_000);
});

test("answerCompat() gives the instalment at 7 % for function 3", () => {
  // PMT(0.07/12, 24, -100000)
  expect(val({ function: 3, data1: 100_000, data2: 2 })).toBe(4_477.26);
});

test("answerCompat() gives a deposit's interest at 10 % for function 4", () => {
  // 100000 × (1.025^4 − 1)
  expect(val({ function: 4, data1: 100_000, data2: 1 })).toBe(10_381.29);
});

test.each([
  [1, "USD", 12.5],
  [2, "EUR", 10],
  [3, "GBP", 8],
  [4, "JPY", 1_500],
])(
  "answerCompat() converts rupees for function 5: %i is %s",
  (data2, _, is) => {
    expect(val({ function: 5, data1: 1_000, data2 })).toBe(is);
  },
);

test("answerCompat() refuses a function there is none of", () => {
  expect(violations({ function: 6 })).toMatchObject([
    { field: "function", code: "unsupported" },
  ]);
  expect(violations({ function: -1 })).toMatchObject([
    { field: "function", code: "unsupported" },
  ]);
});

test("answerCompat() refuses a currency there is none of", () => {
  expect(violations({ function: 5, data1: 1, data2: 5 })).toMatchObject([
    { field: "data2", code: "unsupported" },
  ]);
});

test("answerCompat() names the numbers as the caller knows them", () => {
  expect(violations({ function: 3, data1: 0, data2: 100 })).toMatchObject([
    { field: "data1", code: "out_of_range" },
    { field: "data2", code: "out_of_range" },
  ]);
});

test("answerCompat() answers for deployed services only", () => {
  const ask = () => answerCompat({ function: 3 }, ["echo"], context);
  expect(ask).toThrow(NotOfferedError);
  expect(ask).toThrow('"loan_emi" is not deployed here');
});
