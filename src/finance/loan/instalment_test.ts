import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/finance.ts";
import { Decimal } from "../decimal.ts";
import { instalment } from "./instalment.ts";

function emi(
  principal: string,
  rate: number | string | Decimal,
  months: number,
): Decimal {
  const ratePercent = new Decimal(rate);
  return instalment(new Decimal(principal), { ratePercent, months });
}

describe("instalment() agrees with published values", () => {
  // whose own decimals have 28 digits, of which the last few are rounding
  test("of numpy-financial, to 21 decimals", () => {
    expect(emi("15000", 8, 60).toFixed(21)).toBe("304.145914326205237033870");
    expect(emi("15000", 0, 60).toFixed()).toBe("250");
  });

  test("of formulajs", () => {
    expect(emi("100000", 10, 24).toFixed(9)).toBe("4614.492633752");
    expect(emi("100000", 0, 24).toFixed(2)).toBe("4166.67");
  });

  test("of LibreOffice", () => {
    expect(emi("25000", "1.99", 36).toFixed(12)).toBe("715.955334437392");
    expect(emi("25000", 0, 36).toFixed(12)).toBe("694.444444444444");
    expect(emi("10000", 8, 10).toFixed(11)).toBe("1037.03208935915");
    expect(emi("6500", 3, 10).toFixed(12)).toBe("658.970973448874");
    const weekly = new Decimal("0.06").times(1200).dividedBy(52);
    expect(emi("8000", weekly, 208).toFixed(13)).toBe("43.2834404364871");
  });

  test("of OpenFormula", () => {
    expect(emi("1000", 60, 12).toFixed(5)).toBe("112.82541");
  });
});

/**
 * The instalment in paise by fractions of BigInt, rounded half-up. Rates are
 * in millionths of a per cent.
 */
function oracle(paise: bigint, rate: bigint, months: bigint): bigint {
  if (rate === 0n) return (2n * paise + months) / (2n * months);
  const year = 1_200_000_000n;
  const grown = (year + rate) ** months;
  const top = paise * rate * grown;
  const bottom = year * (grown - year ** months);
  return (2n * top + bottom) / (2n * bottom);
}

describe("instalment() agrees with fractions of BigInt", () => {
  const prng = seededPrng(20261123);
  const upTo = (most: number) => Math.floor(prng() * most);
  for (let round = 1; round <= 10; round++) {
    test(`over 30 random loans, round ${round}`, () => {
      for (let i = 0; i < 30; i++) {
        const paise = BigInt(1 + upTo(10 ** (3 + upTo(13))));
        const rate = BigInt(upTo(10 ** (1 + upTo(8)) + 1));
        const months = 1 + upTo(600);
        const exact = emi(
          new Decimal(`${paise}`).dividedBy(100).toFixed(),
          new Decimal(`${rate}`).dividedBy(1_000_000),
          months,
        );
        expect(exact.times(100).toFixed(0)).toBe(
          `${oracle(paise, rate, BigInt(months))}`,
        );
      }
    });
  }

  test("at the least rate, where doubles cancel", () => {
    const exact = emi("1000000", "0.000001", 600).times(100).toFixed(0);
    expect(exact).toBe(`${oracle(100_000_000n, 1n, 600n)}`);
  });
});
