import { describe, expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { rebateOn } from "./rebate.ts";

const RULES = {
  limit: new Decimal(1000),
  max: new Decimal(50),
  marginalRelief: true,
  residentsOnly: true,
};

function off(
  tax: number,
  income: number,
  { rules = RULES, isResident = true } = {},
): string[] {
  const person = { income: new Decimal(income), isResident };
  const { rebate, relief } = rebateOn(new Decimal(tax), rules, person);
  return [rebate.toFixed(), relief.toFixed()];
}

describe("rebateOn()", () => {
  test("takes the tax off up to the limit, at most the maximum", () => {
    expect(off(40, 1000)).toEqual(["40", "0"]);
    expect(off(60, 1000)).toEqual(["50", "0"]);
  });

  test("caps the tax above the limit at the income above it", () => {
    expect(off(60, 1010)).toEqual(["0", "50"]);
    expect(off(60, 1060)).toEqual(["0", "0"]);
  });

  test("gives no relief where the law has none", () => {
    expect(
      off(60, 1010, { rules: { ...RULES, marginalRelief: false } }),
    ).toEqual(["0", "0"]);
  });

  test("gives non-residents nothing", () => {
    expect(off(40, 1000, { isResident: false })).toEqual(["0", "0"]);
    expect(off(60, 1010, { isResident: false })).toEqual(["0", "0"]);
  });
});
