import { describe, expect, test } from "bun:test";

import { paise, seededPrng } from "../../../_tools/testing/finance.ts";
import { Decimal } from "../decimal.ts";
import { accrue, fraction, type Span } from "./accrue.ts";

function span(count: number, perYear: Span["perYear"]): Span {
  return { period: "", count: new Decimal(count), perYear };
}

describe("accrue()", () => {
  const prng = seededPrng(5);
  const upTo = (most: number) => Math.floor(prng() * most);

  /** P R t in paise by whole numbers, rounded half-up at the very end. */
  function oracle(paise: bigint, rate: bigint, spans: readonly Span[]): bigint {
    const whole = 12n * 365n * 366n;
    const parts = spans.reduce(
      (sum, { count, perYear }) =>
        sum + BigInt(count.toFixed()) * (whole / BigInt(perYear)),
      0n,
    );
    const bottom = 100n * 1_000_000n * whole;
    return (2n * paise * rate * parts + bottom) / (2n * bottom);
  }

  test("agrees with fractions of BigInt, span by span", () => {
    for (let round = 0; round < 300; round++) {
      const amount = BigInt(1 + upTo(10 ** (2 + upTo(14))));
      const rate = BigInt(upTo(100_000_001));
      const spans = Array.from({ length: 1 + upTo(6) }, (_, i) =>
        span(1 + upTo(366), ([1, 12, 365, 366] as const)[i % 4] ?? 1),
      );
      const rows = accrue(new Decimal(`${amount}`).dividedBy(100), {
        ratePercent: new Decimal(`${rate}`).dividedBy(1_000_000),
        spans,
      });
      let earned = 0n;
      rows.forEach((row, i) => {
        earned += paise(row.interest.toFixed(2));
        expect(earned).toBe(oracle(amount, rate, spans.slice(0, i + 1)));
        expect(paise(row.total.toFixed(2))).toBe(amount + earned);
      });
    }
  });

  test("is empty for no time at all", () => {
    const terms = { ratePercent: new Decimal(5), spans: [] };
    expect(accrue(new Decimal(1), terms)).toEqual([]);
  });
});

test("fraction() writes a span as a part of a year", () => {
  expect(fraction(span(306, 366))).toBe("306/366");
  expect(fraction(span(2.5, 1))).toBe("2.5");
});
