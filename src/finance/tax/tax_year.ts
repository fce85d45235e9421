import type { Decimal } from "../decimal.ts";
import type { IsoDate } from "../types.ts";

/** Age reached during the year. */
export type AgeGroup = "below60" | "60to79" | "80plus";

/** Which of the two laws a person chooses. */
export type RegimeName = "new" | "old";

/** A stretch of income, from the slab before it up to `upTo`. */
export interface Slab {
  /** In rupees; `undefined`: without end. */
  readonly upTo: Decimal | undefined;
  readonly ratePercent: Decimal;
}

/** Section 87A of the 1961 Act, 156 of the 2025 Act. */
export interface Rebate {
  /** Greatest income that has it whole. */
  readonly limit: Decimal;
  readonly max: Decimal;
  /** Whether tax above the limit is at most the income above it. */
  readonly marginalRelief: boolean;
  readonly residentsOnly: boolean;
}

/** The rules of one regime in one year. */
export interface Regime {
  readonly standardDeduction: Decimal;
  readonly deductionsAllowed: boolean;
  readonly slabs: Readonly<Record<AgeGroup, readonly Slab[]>>;
  readonly rebate: Rebate;
  /** Rates on the tax, by the whole income. */
  readonly surcharge: readonly Slab[];
}

/** The tables of one fiscal year. */
export interface TaxYear {
  /** `2026-27`. */
  readonly year: string;
  readonly version: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly verifiedOn: IsoDate;
  readonly act: string;
  readonly sources: readonly string[];
  readonly roundIncomeTo: Decimal;
  readonly roundTaxTo: Decimal;
  readonly cessPercent: Decimal;
  readonly regimes: Readonly<Record<RegimeName, Regime>>;
}
