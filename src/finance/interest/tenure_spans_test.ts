import { expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { fraction } from "./accrue.ts";
import { tenureInWords, tenureSpans } from "./tenure_spans.ts";

test.each([
  ["2.5", "years", ["Year 1 1", "Year 2 1", "0.5 years 0.5"]],
  ["25", "months", ["Year 1 12/12", "Year 2 12/12", "1 month 1/12"]],
  ["366", "days", ["Year 1 365/365", "1 day 1/365"]],
  ["12", "months", ["Year 1 12/12"]],
  ["0", "years", []],
] as const)("tenureSpans() splits %s %s into years", (tenure, unit, spans) => {
  expect(
    tenureSpans(new Decimal(tenure), unit).map(
      (span) => `${span.period} ${fraction(span)}`,
    ),
  ).toEqual([...spans]);
});

test("tenureInWords() knows one from several", () => {
  expect(tenureInWords(new Decimal(1), "years")).toBe("1 year");
  expect(tenureInWords(new Decimal("0.5"), "years")).toBe("0.5 years");
});
