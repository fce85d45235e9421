/** What a unit of tenure means for interest that is counted in years. */
interface TenureUnit {
  /** How many make a year. */
  readonly perYear: 1 | 12 | 365;
  /** A hundred years of it. */
  readonly most: number;
  readonly isWhole: boolean;
  readonly dayCount: string;
}

/** Years, months and days of 365-day years: what Canara and others print. */
export const TENURE_UNITS = {
  years: { perYear: 1, most: 100, isWhole: false, dayCount: "years" },
  months: { perYear: 12, most: 1200, isWhole: true, dayCount: "months/12" },
  days: {
    perYear: 365,
    most: 36_500,
    isWhole: true,
    dayCount: "ACT/365F: days/365, in leap years too",
  },
} as const satisfies Readonly<Record<string, TenureUnit>>;

/** The name of a unit on the wire. */
export type TenureUnitName = keyof typeof TENURE_UNITS;
