import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/finance.ts";
import { Decimal } from "../decimal.ts";
import { inRupees } from "../paise.ts";
import { reducingSchedule } from "./reducing_schedule.ts";
import type { Loan, Repayment, ScheduleRow } from "./types.ts";

const PLAIN: Repayment = {
  rounding: "paisa",
  prepayments: new Map(),
  effect: "shorter_term",
};

describe("reducingSchedule()", () => {
  const loan = { principal: 10_000n, rate: 12_000_000n, months: 12 };

  test("takes a prepayment off what is owed and keeps the instalment", () => {
    const prepayments = new Map([[2, 5_000n]]);
    const { rows } = reducingSchedule(loan, { ...PLAIN, prepayments });
    // E = 8.88; 100 → 92.12 → 84.16 − 50 → 25.62 …
    expect(rows.map((row) => inRupees(row.balance))).toEqual([
      ...["92.12", "34.16", "25.62", "17.00", "8.29", "0.00"],
    ]);
    expect(inRupees(rows.at(-1)?.instalment ?? 0n)).toBe("8.37");
  });

  test("lowers the instalment over the months left when asked to", () => {
    const prepayments = new Map([[2, 5_000n]]);
    const effect = "lower_instalment";
    const made = reducingSchedule(loan, { ...PLAIN, prepayments, effect });
    expect(made.rows.length).toBe(12);
    // PMT(0.01; 10; 34.16) = 3.6067
    expect(made.newInstalment).toBe(361n);
    expect(made.rows[2]?.instalment).toBe(361n);
  });

  test("takes no more than is owed of a prepayment", () => {
    const prepayments = new Map([
      [1, 20_000n],
      [2, 100n],
    ]);
    const { rows } = reducingSchedule(loan, { ...PLAIN, prepayments });
    expect(rows.length).toBe(1);
    expect(rows[0]).toMatchObject({ prepayment: 9_212n, balance: 0n });
  });

  test("takes no more than is owed of an instalment", () => {
    const rupee = { ...PLAIN, rounding: "rupee" } as const;
    const small = { principal: 1_000n, rate: 0n, months: 6 };
    const { rows } = reducingSchedule(small, rupee); // 1.67 a month
    expect(rows.map(({ instalment }) => instalment)).toEqual([
      ...[200n, 200n, 200n, 200n, 200n],
    ]);
  });

  test("never lets a loan grow whose instalment is rounded", () => {
    const rupee = { ...PLAIN, rounding: "rupee" } as const;
    const small = { principal: 14_900n, rate: 12_000_000n, months: 600 };
    const { instalment, rows } = reducingSchedule(small, rupee);
    expect(instalment).toBe(200n); // 1.4938 a month, 1.49 of it interest
    expect(rows.every(({ principal }) => principal > 0n)).toBe(true);
  });
});

/** The same in decimals: balances, rounded where a bank rounds. */
function oracle(
  { principal, rate, months }: Loan,
  {
    instalment,
    prepayments,
  }: { instalment: bigint } & Pick<Repayment, "prepayments">,
): string[] {
  const rupees = (paise: bigint) => new Decimal(`${paise}`).dividedBy(100);
  const yearly = new Decimal(`${rate}`).dividedBy(1_000_000);
  const balances: string[] = [];
  let balance = rupees(principal);
  while (balance.greaterThan(0) && balances.length < months) {
    const month = balances.length + 1;
    const interest = balance.times(yearly).dividedBy(1200).toDecimalPlaces(2);
    const owed = balance.plus(interest);
    const paid =
      month === months ? owed : Decimal.min(owed, rupees(instalment));
    const left = owed.minus(paid);
    balance = Decimal.max(0, left.minus(rupees(prepayments.get(month) ?? 0n)));
    balances.push(balance.toFixed(2));
  }
  return balances;
}

describe("reducingSchedule(), of random loans,", () => {
  const prng = seededPrng(42);
  const upTo = (most: number) => Math.floor(prng() * most);
  const cases = Array.from({ length: 60 }, (_, i) => {
    const months = 1 + upTo(600);
    const principal = BigInt(1 + upTo(10 ** (3 + upTo(13))));
    const loan = { principal, rate: BigInt(upTo(40_000_000)), months };
    const prepayments = new Map(
      Array.from({ length: upTo(12) }, () => [
        1 + upTo(months),
        1n + (principal * BigInt(upTo(100))) / 1_000n,
      ]),
    );
    const rounding = i % 2 === 0 ? "paisa" : "rupee";
    return { loan, prepayments, rounding } as const;
  });

  test("agrees with decimals month by month", () => {
    for (const { loan, prepayments, rounding } of cases) {
      const repayment = { ...PLAIN, prepayments, rounding };
      const { instalment, rows } = reducingSchedule(loan, repayment);
      expect(rows.map(({ balance }) => inRupees(balance))).toEqual(
        oracle(loan, { instalment, prepayments }),
      );
    }
  });

  test("adds up to the paisa and ends with nothing owed", () => {
    for (const { loan, ...rest } of cases) {
      for (const effect of ["shorter_term", "lower_instalment"] as const) {
        const { rows } = reducingSchedule(loan, { ...rest, effect });
        addsUp(loan, rows);
        expect(rows.length).toBeLessThanOrEqual(loan.months);
        const most = rows[0]?.instalment ?? 0n;
        for (const { instalment, principal } of rows.slice(0, -1)) {
          expect(instalment).toBeLessThanOrEqual(most);
          expect(principal).toBeGreaterThanOrEqual(0n);
        }
      }
    }
  });

  test("costs no more interest and no more months when prepaid", () => {
    for (const { loan, ...rest } of cases) {
      const prepaid = reducingSchedule(loan, { ...PLAIN, ...rest });
      const plain = { ...PLAIN, rounding: rest.rounding };
      const { rows } = reducingSchedule(loan, plain);
      expect(interestOf(prepaid.rows)).toBeLessThanOrEqual(interestOf(rows));
      expect(prepaid.rows.length).toBeLessThanOrEqual(rows.length);
    }
  });
});

function addsUp(loan: Loan, rows: readonly ScheduleRow[]): void {
  let owed = loan.principal;
  for (const row of rows) {
    expect(row.interest + row.principal).toBe(row.instalment);
    owed -= row.principal + (row.prepayment ?? 0n);
    expect(row.balance).toBe(owed);
  }
  expect(owed).toBe(0n);
}

function interestOf(rows: readonly ScheduleRow[]): bigint {
  return rows.reduce((sum, row) => sum + row.interest, 0n);
}
