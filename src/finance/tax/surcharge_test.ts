import { describe, expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { surchargeOn } from "./surcharge.ts";

const LEVELS = [
  { upTo: new Decimal(1000), ratePercent: new Decimal(0) },
  { upTo: new Decimal(2000), ratePercent: new Decimal(10) },
  { upTo: undefined, ratePercent: new Decimal(15) },
];

/** With a tax of a fifth of any income. */
function charged(income: number): string[] {
  const fifth = (at: Decimal) => at.dividedBy(5);
  const before = { tax: fifth(new Decimal(income)), taxOn: fifth };
  const parts = surchargeOn(new Decimal(income), LEVELS, before);
  return [parts.surcharge.toFixed(), parts.relief.toFixed()];
}

describe("surchargeOn()", () => {
  test("starts above the threshold, not on it", () => {
    expect(charged(1000)).toEqual(["0", "0"]);
    expect(charged(2000)).toEqual(["40", "0"]);
  });

  test("takes no more than the income above the threshold", () => {
    // tax 202 + 20.2 against 200 + 10
    expect(charged(1010)).toEqual(["20.2", "12.2"]);
    // tax 402 + 60.3 against 440 + 10
    expect(charged(2010)).toEqual(["60.3", "12.3"]);
  });

  test("gives no relief further up", () => {
    expect(charged(1500)).toEqual(["30", "0"]);
    expect(charged(5000)).toEqual(["150", "0"]);
  });
});
