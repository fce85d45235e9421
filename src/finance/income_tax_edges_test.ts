import { describe, expect, test } from "bun:test";

import {
  ask,
  paise,
  rowsOf,
  seededPrng,
} from "../../_tools/testing/finance.ts";
import { edges, oracleTax, UNITS } from "../../_tools/testing/tax_oracle.ts";
import { incomeTax } from "./income_tax.ts";

const YEARS = ["2023-24", "2024-25", "2025-26", "2026-27"];
const AGES = ["below60", "60to79", "80plus"] as const;
/** Paise beside an edge: a rupee, and where rounding to ten turns. */
const BESIDE = [-1000, -600, -501, -500, -100, 0, 100, 499, 500, 1000, 1500];

/** Everybody there is a row for, but for the regime. */
const PEOPLE = YEARS.flatMap((year) =>
  AGES.flatMap((age) =>
    [true, false].map((isResident) => ({ year, age, isResident })),
  ),
);

type Someone = (typeof PEOPLE)[number];

/** Both regimes' figures on an income in paise, in paise. */
function taxed(income: bigint, { year, age, isResident }: Someone) {
  const result = ask(incomeTax, {
    gross_income: inRupees(income),
    financial_year: year,
    age_group: age,
    resident: isResident,
  });
  return rowsOf(result, "regimes").map((row) => ({
    taxable: paise(row.taxable_income),
    slabTax: paise(row.slab_tax),
    afterRebate: paise(row.slab_tax) - paise(row.rebate),
    surcharge: paise(row.surcharge),
    cess: paise(row.cess),
    payable: paise(row.payable),
  }));
}

/** The same by the oracle. */
function expected(income: bigint, someone: Someone) {
  return (["new", "old"] as const).map((regime) => {
    const tax = oracleTax(income, { ...someone, regime });
    return {
      taxable: tax.taxable * 100n,
      slabTax: inPaise(tax.slabTax),
      afterRebate: inPaise(tax.afterRebate),
      surcharge: inPaise(tax.surcharged - tax.afterRebate),
      cess: inPaise(tax.cess),
      payable: tax.payable * 100n,
    };
  });
}

/** Half-up, as figures are shown. */
function inPaise(amount: bigint): bigint {
  const unit = UNITS / 100n;
  return (amount + unit / 2n) / unit;
}

function inRupees(amount: bigint): string {
  return `${amount / 100n}.${`${amount % 100n}`.padStart(2, "0")}`;
}

function bothEdges(someone: Someone): bigint[] {
  const all = (["new", "old"] as const).flatMap((regime) =>
    edges({ ...someone, regime }),
  );
  return [...new Set(all)];
}

function show({ year, age, isResident }: Someone): string {
  return `a ${isResident ? "resident" : "non-resident"} ${age} in ${year}`;
}

describe("incomeTax at every slab, rebate, surcharge and end of relief", () => {
  for (const someone of PEOPLE) {
    test(`agrees with whole-number arithmetic for ${show(someone)}`, () => {
      const incomes = bothEdges(someone)
        .flatMap((edge) => BESIDE.map((by) => edge * 100n + BigInt(by)))
        .filter((income) => income >= 0n);
      for (const income of incomes) {
        expect([income, taxed(income, someone)]).toEqual([
          income,
          expected(income, someone),
        ]);
      }
    });
  }
});

test("incomeTax agrees with whole-number arithmetic at random incomes", () => {
  const prng = seededPrng(288);
  for (let i = 0; i < 500; i++) {
    const someone = PEOPLE[Math.floor(prng() * PEOPLE.length)] ?? PEOPLE[0];
    if (!someone) throw new TypeError("Nobody to tax");
    const most = 10 ** (5 + Math.floor(prng() * 8));
    const income = BigInt(Math.floor(prng() * most));
    expect(taxed(income, someone)).toEqual(expected(income, someone));
  }
});

/** Pairs of incomes, the second greater, near edges and at random. */
function pairs(someone: Someone): (readonly [bigint, bigint])[] {
  const prng = seededPrng(516);
  const near = bothEdges(someone).flatMap((edge) =>
    [10n, 100_000n].map((more) => [edge * 100n, (edge + more) * 100n] as const),
  );
  const anywhere = Array.from({ length: 20 }, () => {
    const from = BigInt(Math.floor(prng() * 10 ** 10));
    return [from, from + BigInt(Math.floor(prng() * 10 ** 8))] as const;
  });
  return [...near, ...anywhere];
}

describe("incomeTax on a greater income", () => {
  for (const someone of PEOPLE) {
    test(`is not less for ${show(someone)}`, () => {
      for (const [less, more] of pairs(someone)) {
        const [before, after] = [taxed(less, someone), taxed(more, someone)];
        after.forEach(({ payable }, i) => {
          expect(payable).toBeGreaterThanOrEqual(before[i]?.payable ?? 0n);
        });
      }
    });

    test(`leaves ${show(someone)} no less before cess where there is relief`, () => {
      for (const [less, more] of pairs(someone)) {
        const [before, after] = [taxed(less, someone), taxed(more, someone)];
        for (const [i, now] of after.entries()) {
          const was = before[i];
          if (!was || endsOldRebate(i, was.taxable, now.taxable)) continue;
          const grown = now.taxable - was.taxable;
          const tax = (of: typeof now) => of.afterRebate + of.surcharge;
          // A paisa: the two parts are rounded each to itself.
          expect(tax(now) - tax(was)).toBeLessThanOrEqual(grown + 1n);
          // With cess, and both ends rounded to ten rupees.
          expect((now.payable - was.payable) * 100n).toBeLessThanOrEqual(
            grown * 104n + 100_000n,
          );
        }
      }
    });
  }
});

/** The old regime's rebate has no relief: it ends at once above 5,00,000. */
function endsOldRebate(regime: number, was: bigint, now: bigint): boolean {
  return regime === 1 && was <= 50_000_000n && now > 50_000_000n;
}

describe("incomeTax as published", () => {
  const anchors = [
    ["25 lakh in 2024-25", "2024-25", "new", 2_500_000, "457600.00"],
    ["25 lakh in 2025-26", "2025-26", "new", 2_500_000, "343200.00"],
    ["12.10 lakh", "2025-26", "new", 1_210_000, "10400.00"],
    ["12.50 lakh", "2025-26", "new", 1_250_000, "52000.00"],
    ["51 lakh", "2023-24", "old", 5_100_000, "1469000.00"],
    ["1.01 crore", "2023-24", "old", 10_100_000, "3321500.00"],
    ["2.026 crore", "2023-24", "old", 20_260_000, "7222150.00"],
  ] as const;
  for (const [what, year, regime, gross, payable] of anchors) {
    test(`takes ${payable} of ${what}`, () => {
      const raw = { gross_income: `${gross}`, financial_year: year, regime };
      expect(ask(incomeTax, raw).payable).toBe(payable);
    });
  }

  // Full relief ends at 7,27,777.78, 7,22,222.22 and 12,70,588.24.
  const ends = [
    ["2023-24", 727_770],
    ["2024-25", 722_220],
    ["2025-26", 1_270_580],
    ["2026-27", 1_270_580],
  ] as const;
  for (const [year, last] of ends) {
    test(`gives relief up to ${last} and not ten rupees further in ${year}`, () => {
      const relief = (gross: number) => {
        const raw = { gross_income: `${gross}`, financial_year: year };
        return ask(incomeTax, raw).rebate_relief;
      };
      expect(relief(last)).not.toBe("0.00");
      expect(relief(last + 10)).toBe("0.00");
    });
  }
});

/** By law; 75,000 came with the Finance (No. 2) Act 2024. */
function standardOf(year: string, regime: "new" | "old"): bigint {
  return regime === "new" && year !== "2023-24" ? 75_000n : 50_000n;
}

describe("incomeTax on a salary", () => {
  const deductions = 150_000n;
  for (const year of YEARS) {
    for (const regime of ["new", "old"] as const) {
      const standard = standardOf(year, regime);
      const off = standard + (regime === "old" ? deductions : 0n);

      test(`taxes what is above ${off} in ${year} by the ${regime} regime`, () => {
        const someone = {
          year,
          regime,
          age: "below60",
          isResident: true,
        } as const;
        for (const edge of edges(someone)) {
          const result = ask(incomeTax, {
            ...{ gross_income: `${edge + off}`, salaried: true },
            ...{ deductions: `${deductions}`, financial_year: year, regime },
          });
          const tax = oracleTax(edge * 100n, someone);
          expect(paise(result.taxable_income)).toBe(tax.taxable * 100n);
          expect(paise(result.payable)).toBe(tax.payable * 100n);
        }
      });
    }
  }

  test("has no more taken off than there is", () => {
    const raw = { salaried: true, gross_income: "49999.99", deductions: "1" };
    const rows = rowsOf(ask(incomeTax, raw), "regimes");
    for (const row of rows) {
      expect(row).toMatchObject({
        standard_deduction: "49999.99",
        deductions: "0.00",
        taxable_income: "0.00",
        payable: "0.00",
      });
    }
  });
});
