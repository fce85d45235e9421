import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/finance.ts";
import { Decimal } from "../decimal.ts";
import {
  effectiveAnnualRate,
  growth,
  simpleGrowth,
  worthAfter,
} from "./growth.ts";

function worth(rate: string, months: number, days = 0): Decimal {
  const terms = { ratePercent: new Decimal(rate), tenure: { months, days } };
  return growth(new Decimal(100), terms).maturity;
}

describe("growth()", () => {
  // State Bank of India, September 2009: IBA master chart, months, public
  // and staff, who had 1 % more
  const SBI = [
    [6, "6", "103.0225", "103.5306"],
    [9, "6", "104.5678", "105.3424"],
    [12, "6.5", "106.6602", "107.7136"],
    [24, "7", "114.8882", "117.1659"],
    [36, "7.25", "124.0547", "127.7599"],
    [48, "7.25", "133.2962", "138.6306"],
    [60, "7.5", "144.9948", "152.2795"],
    [72, "7.5", "156.1791", "165.6417"],
    [84, "7.5", "168.2261", "180.1764"],
    [96, "7.75", "184.7938", "199.8613"],
    [108, "7.75", "199.5369", "217.9314"],
    [120, "7.75", "215.4563", "237.6353"],
  ] as const;

  test.each(SBI)(
    "agrees with SBI's chart, per hundred rupees: %i months at %s %",
    (months, rate, everybody, staff) => {
      expect(worth(rate, months).toFixed(4)).toBe(everybody);
      const more = new Decimal(rate).plus(1).toFixed();
      expect(worth(more, months).toFixed(4)).toBe(staff);
    },
  );

  test("adds simple interest after completed quarters, as SBI says", () => {
    // 1000 days as 2 years 8 months 26 days: 10 quarters and 2 months 26 days
    const quarters = new Decimal("1.018125").pow(10).times(100);
    const rest = new Decimal(2 * 365 + 26 * 12).dividedBy(12 * 365);
    const exact = quarters.times(rest.times("0.0725").plus(1));
    expect(worth("7.25", 32, 26).toFixed(20)).toBe(exact.toFixed(20));
  });

  test("agrees with fractions of BigInt over broken periods", () => {
    // 100 × (40725/40000)^5 × (1 + 7.25/100 × (2/12 + 17/365))
    const top = 100n * 40725n ** 5n * (438000n + (725n * 934n) / 100n);
    const rest = (725n * 934n) % 100n; // of 7.25 × 934, in hundredths
    const exactTop = top * 100n + 100n * 40725n ** 5n * rest;
    const bottom = 40000n ** 5n * 438000n * 100n;
    const scaled = (exactTop * 10n ** 20n) / bottom;
    const ours = worth("7.25", 17, 17).times("1e20").floor().toFixed();
    expect(ours).toBe(`${scaled}`);
  });

  test("is simple below six months", () => {
    expect(worth("12", 5).toFixed()).toBe("105");
    expect(worth("7.3", 0, 180).toFixed()).toBe("103.6");
  });

  test("compounds from six months on", () => {
    expect(worth("12", 6).toFixed()).toBe("106.09");
  });

  test("leaves a deposit without interest as it is", () => {
    expect(worth("0", 17, 3).toFixed()).toBe("100");
  });
});

describe("growth(), of random deposits,", () => {
  const prng = seededPrng(1955);
  const upTo = (most: number) => Math.floor(prng() * most);
  const deposits = Array.from({ length: 200 }, () => ({
    rate: upTo(100_000_000),
    months: upTo(120),
    days: upTo(31),
  }));

  /** A / 100 by whole numbers, to 30 decimals, cut off. */
  function oracle({ rate, months, days }: (typeof deposits)[number]): bigint {
    const q = months < 6 ? 0n : BigInt(Math.floor(months / 3));
    const parts = 365n * (BigInt(months) - 3n * q) + 12n * BigInt(days);
    const [year, r] = [400_000_000n, BigInt(rate)];
    const top = (year + r) ** q * (4380n * 100_000_000n + r * parts);
    const bottom = year ** q * 4380n * 100_000_000n;
    return (100n * 10n ** 30n * top) / bottom;
  }

  const percent = (rate: number) => (rate / 1_000_000).toFixed(6);

  test("agrees with fractions of BigInt", () => {
    for (const deposit of deposits) {
      const { rate, months, days } = deposit;
      const ours = worth(percent(rate), months, days).times("1e30");
      expect(ours.floor().toFixed()).toBe(`${oracle(deposit)}`);
    }
  });

  test("never falls when rate, months or days grow", () => {
    for (const { rate, months, days } of deposits) {
      const one = worth(percent(rate), months, days);
      const more = [
        worth(percent(rate + 1), months, days),
        worth(percent(rate), months + 1, days),
        worth(percent(rate), months, days + 1),
      ];
      for (const other of more) {
        expect(other.greaterThanOrEqualTo(one)).toBe(true);
      }
    }
  });
});

describe("worthAfter()", () => {
  const lent = new Decimal(100);
  const ratePercent = new Decimal("7.25");

  test("is what the quarters and the end are worth", () => {
    const tenure = { months: 62, days: 17 };
    const { quarters, maturity } = growth(lent, { ratePercent, tenure });
    const after = (months: number, days: number) =>
      worthAfter({ months, days }, lent, { ratePercent, tenure }).toFixed(40);
    expect(after(0, 0)).toBe(lent.toFixed(40));
    for (const [i, worth] of quarters.entries()) {
      expect(after(3 * (i + 1), 0)).toBe(worth.toFixed(40));
    }
    expect(after(62, 17)).toBe(maturity.toFixed(40));
  });

  test("is simple throughout in a deposit under six months", () => {
    const short = { ratePercent, tenure: { months: 5, days: 3 } };
    const long = { ratePercent, tenure: { months: 7, days: 3 } };
    const elapsed = { months: 4, days: 0 };
    // 100 × 7.25 % × 4/12, and the first quarter's interest earns some
    expect(worthAfter(elapsed, lent, short).toFixed(6)).toBe("102.416667");
    expect(worthAfter(elapsed, lent, long).toFixed(6)).toBe("102.427617");
  });
});

test("simpleGrowth() never compounds", () => {
  const tenure = { months: 24, days: 0 };
  const ratePercent = new Decimal("7.25");
  expect(
    simpleGrowth(new Decimal(100), { ratePercent, tenure }).toFixed(),
  ).toBe("114.5");
});

test("effectiveAnnualRate() agrees with EFFECT(0.1; 4) of formulajs", () => {
  expect(effectiveAnnualRate(new Decimal(10)).toFixed(12)).toBe(
    "10.381289062500",
  );
});
