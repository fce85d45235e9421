import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/finance.ts";
import { flatSchedule } from "./flat_schedule.ts";

const PAISA = { rounding: "paisa" } as const;

describe("flatSchedule()", () => {
  test("charges the whole loan for the whole term, in equal parts", () => {
    // 1,00,000 at 12 % for 2 years: 24,000 of interest, 1,24,000 / 24
    const loan = { principal: 10_000_000n, rate: 12_000_000n, months: 24 };
    const { instalment, rows } = flatSchedule(loan, PAISA);
    expect(instalment).toBe(516_667n);
    expect(rows.every(({ interest }) => interest === 100_000n)).toBe(true);
    expect(rows.at(-1)).toMatchObject({ instalment: 516_659n, balance: 0n });
  });

  test("rounds the instalment to the rupee when asked to", () => {
    const loan = { principal: 10_000_000n, rate: 12_000_000n, months: 24 };
    const { instalment, rows } = flatSchedule(loan, { rounding: "rupee" });
    expect(instalment).toBe(516_700n);
    expect(rows.at(-1)?.instalment).toBe(12_400_000n - 23n * 516_700n);
  });

  test("adds up to the paisa, of loans of any size", () => {
    const prng = seededPrng(77);
    const upTo = (most: number) => Math.floor(prng() * most);
    for (let i = 0; i < 200; i++) {
      const principal = BigInt(1 + upTo(10 ** (1 + upTo(14))));
      const rate = BigInt(upTo(100_000_001));
      const months = 1 + upTo(600);
      const rounding = i % 2 === 0 ? "paisa" : "rupee";
      const { rows } = flatSchedule({ principal, rate, months }, { rounding });
      let [owed, charged] = [principal, 0n];
      for (const row of rows) {
        expect(row.interest + row.principal).toBe(row.instalment);
        expect(row.interest).toBeGreaterThanOrEqual(0n);
        expect(row.principal).toBeGreaterThanOrEqual(0n);
        owed -= row.principal;
        charged += row.interest;
        expect(row.balance).toBe(owed);
      }
      expect(owed).toBe(0n);
      // P R n / 1200 within half a paisa, by multiplication alone
      const off = charged * 1_200_000_000n - principal * rate * BigInt(months);
      expect(off * 2n).toBeLessThanOrEqual(1_200_000_000n);
      expect(off * 2n).toBeGreaterThan(-1_200_000_000n);
    }
  });
});
