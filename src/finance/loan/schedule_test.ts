import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/finance.ts";
import { Decimal } from "../decimal.ts";
import { schedule } from "./schedule.ts";

/** Balances in paise after each month, by whole numbers; rate in millionths. */
function oracle(
  loan: bigint,
  terms: { rate: bigint; months: number; instalment: bigint },
): string[] {
  const balances: string[] = [];
  const year = 1_200_000_000n;
  let balance = loan;
  while (balance > 0n && balances.length < terms.months) {
    const interest = (2n * balance * terms.rate + year) / (2n * year);
    const owed = balance + interest;
    const isLast = balances.length === terms.months - 1;
    balance = isLast || owed < terms.instalment ? 0n : owed - terms.instalment;
    balances.push(`${balance}`);
  }
  return balances;
}

describe("schedule()", () => {
  const prng = seededPrng(42);
  const upTo = (most: number) => Math.floor(prng() * most);
  for (let round = 1; round <= 20; round++) {
    test(`agrees with whole paise, random loan ${round}`, () => {
      const loan = 1_000_00 + upTo(10 ** 11);
      const rate = upTo(40_000_000);
      const months = 1 + upTo(600);
      const instalment = Math.ceil(loan / months) + upTo(loan / 20);
      const rows = schedule(new Decimal(loan).dividedBy(100), {
        ratePercent: new Decimal(rate).dividedBy(1_000_000),
        months,
        instalment: new Decimal(instalment).dividedBy(100),
      });
      expect(rows.map((row) => row.balance.times(100).toFixed())).toEqual(
        oracle(BigInt(loan), {
          ...{ rate: BigInt(rate), months },
          instalment: BigInt(instalment),
        }),
      );
    });
  }

  test("never takes more than is owed", () => {
    const rows = schedule(new Decimal(100), {
      ratePercent: new Decimal(12),
      months: 12,
      instalment: new Decimal(60),
    });
    expect(rows.map((row) => row.instalment.toFixed(2))).toEqual([
      "60.00",
      "41.41",
    ]);
  });

  test("clears with the last instalment what is left", () => {
    const rows = schedule(new Decimal(100), {
      ratePercent: new Decimal(12),
      months: 2,
      instalment: new Decimal(50),
    });
    expect(rows.map((row) => row.instalment.toFixed(2))).toEqual([
      "50.00",
      "51.51",
    ]);
  });
});
