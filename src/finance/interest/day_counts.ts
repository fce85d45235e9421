/** A convention by which days become a part of a year. */
interface DayCountConvention {
  readonly name: string;
  readonly knowsLeapYears: boolean;
  readonly meaning: string;
}

/**
 * Canara and others reckon every year at 365 days; Bank of Baroda and IDFC
 * First divide the days of a leap year by 366.
 */
export const DAY_COUNTS = {
  act_365f: {
    name: "ACT/365F",
    knowsLeapYears: false,
    meaning: "a day is a 365th of a year, in leap years too",
  },
  act_act: {
    name: "ACT/ACT",
    knowsLeapYears: true,
    meaning: "a day is a 365th of its calendar year, a 366th in leap years",
  },
} as const satisfies Readonly<Record<string, DayCountConvention>>;

/** The name of a day count on the wire. */
export type DayCount = keyof typeof DAY_COUNTS;
