/** Who is taxed, and on what; the ages of the old regime. */
export interface Taxed {
  readonly year: string;
  readonly regime: "new" | "old";
  readonly age: "below60" | "60to79" | "80plus";
  readonly isResident: boolean;
}

/** What comes out, in {@linkcode UNITS} of a rupee but for whole rupees. */
export interface OracleTax {
  /** Rupees, rounded to ten. */
  readonly taxable: bigint;
  readonly slabTax: bigint;
  /** After the rebate and its relief. */
  readonly afterRebate: bigint;
  /** With the surcharge, after its relief. */
  readonly surcharged: bigint;
  readonly cess: bigint;
  /** Rupees, rounded to ten. */
  readonly payable: bigint;
}

/** Parts of a rupee in which every step here is whole. */
export const UNITS = 10n ** 8n;

/** From which lakh on each rupee is taxed by how many per cent **more**. */
type Steps = readonly (readonly [lakh: number, percentMore: bigint])[];

const FROM_4_LAKH: Steps = [4, 8, 12, 16, 20, 24].map((lakh) => [lakh, 5n]);

const NEW: Readonly<Record<string, Steps>> = {
  "2023-24": [...([3, 6, 9, 12] as const).map(five), [15, 10n]],
  "2024-25": [...([3, 7, 10, 12] as const).map(five), [15, 10n]],
  "2025-26": FROM_4_LAKH,
  "2026-27": FROM_4_LAKH,
};

const OLD: Readonly<Record<Taxed["age"], Steps>> = {
  below60: [five(2.5), [5, 15n], [10, 10n]],
  "60to79": [five(3), [5, 15n], [10, 10n]],
  "80plus": [
    [5, 20n],
    [10, 10n],
  ],
};

/** Above how many lakh the surcharge is how many per cent. */
const SURCHARGE = {
  new: [
    [50, 10n],
    [100, 15n],
    [200, 25n],
  ],
  old: [
    [50, 10n],
    [100, 15n],
    [200, 25n],
    [500, 37n],
  ],
} as const;

function five(lakh: number): readonly [number, bigint] {
  return [lakh, 5n];
}

function lakhs(count: number): bigint {
  return BigInt(count * 100_000);
}

function steps({ year, regime, age, isResident }: Taxed): Steps {
  if (regime === "new") return NEW[year] ?? [];
  return OLD[isResident ? age : "below60"];
}

/** Income up to which a resident's tax is rebated, in whole rupees. */
function rebateLimit({ year, regime }: Taxed): bigint {
  if (regime === "old") return lakhs(5);
  return year === "2023-24" || year === "2024-25" ? lakhs(7) : lakhs(12);
}

/**
 * The tax on an income before it is rounded, by whole numbers alone and from
 * the increases of the rates, so that it shares no step with the program.
 *
 * @param paise the income after the standard deduction and all others
 */
export function oracleTax(paise: bigint, taxed: Taxed): OracleTax {
  const taxable = toTen(paise / 100n);
  const surcharged = withSurcharge(taxable, taxed);
  const cess = (surcharged * 4n) / 100n;
  return {
    taxable,
    slabTax: slabTax(taxable, taxed),
    afterRebate: afterRebate(taxable, taxed),
    surcharged,
    cess,
    payable: toTen((surcharged + cess) / UNITS),
  };
}

/**
 * Incomes at which something changes: slabs, the rebate, surcharges, and where
 * each marginal relief ends (the last ten rupees that have it).
 */
export function edges(taxed: Taxed): bigint[] {
  const slabs = steps(taxed).map(([lakh]) => lakhs(lakh));
  const levels = SURCHARGE[taxed.regime].map(([lakh]) => lakhs(lakh));
  const limit = rebateLimit(taxed);
  const rebated = reliefEnd(limit, (at) => {
    return afterRebate(at, taxed) < slabTax(at, taxed);
  });
  const ends = levels.map((level) =>
    reliefEnd(level, (at) => withSurcharge(at, taxed) < unrelieved(at, taxed)),
  );
  return [0n, ...slabs, limit, rebated, ...levels, ...ends];
}

/** The last multiple of ten from `start` on that has a relief. */
function reliefEnd(start: bigint, hasRelief: (at: bigint) => boolean): bigint {
  let [has, lacks] = [0n, lakhs(50) / 10n];
  while (lacks - has > 1n) {
    const middle = (has + lacks) / 2n;
    if (hasRelief(start + middle * 10n)) has = middle;
    else lacks = middle;
  }
  return start + has * 10n;
}

function slabTax(income: bigint, taxed: Taxed): bigint {
  return steps(taxed)
    .filter(([lakh]) => income > lakhs(lakh))
    .reduce(
      (sum, [lakh, more]) =>
        sum + ((income - lakhs(lakh)) * more * UNITS) / 100n,
      0n,
    );
}

function afterRebate(income: bigint, taxed: Taxed): bigint {
  const tax = slabTax(income, taxed);
  if (!taxed.isResident) return tax;
  const limit = rebateLimit(taxed);
  // Nowhere is the tax on the limit itself more than the greatest rebate.
  if (income <= limit) return 0n;
  if (taxed.regime === "old") return tax;
  return least([tax, (income - limit) * UNITS]);
}

function unrelieved(income: bigint, taxed: Taxed): bigint {
  const [, percent] = SURCHARGE[taxed.regime].findLast(
    ([lakh]) => income > lakhs(lakh),
  ) ?? [0, 0n];
  return (afterRebate(income, taxed) * (100n + percent)) / 100n;
}

/** The least of the plain sum and what every threshold passed allows. */
function withSurcharge(income: bigint, taxed: Taxed): bigint {
  const passed = SURCHARGE[taxed.regime]
    .map(([lakh]) => lakhs(lakh))
    .filter((threshold) => income > threshold);
  const allowed = passed.map(
    (threshold) => unrelieved(threshold, taxed) + (income - threshold) * UNITS,
  );
  return least([unrelieved(income, taxed), ...allowed]);
}

function least(amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => (b < a ? b : a));
}

/** To ten rupees, five and more up. */
function toTen(rupees: bigint): bigint {
  return rupees - (rupees % 10n) + (rupees % 10n >= 5n ? 10n : 0n);
}
