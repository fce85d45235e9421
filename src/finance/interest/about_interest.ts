import type { About } from "../types.ts";

/** What the page about simple interest says. */
export const aboutInterest: About = {
  formula: [
    "I = P × R × t / 100, with t in years; the total is P + I. Computed exactly, rounded half-up to the paisa, once.",
    "t is the years given, months/12 or days/365. A day is a 365th of a year in leap years too (ACT/365F).",
    "Between two dates the first day counts and the last does not. ACT/365F divides all days by 365; ACT/ACT splits them by calendar year and divides those of a leap year by 366.",
    "The interest of a row of the table is the difference of two rounded sums, so that the rows add up to the interest.",
  ],
  sources: [
    "Canara Bank, method of calculation of interest on deposits: the year at 365 days",
    "Bank of Baroda and IDFC First: 366 days in leap years",
    "Reserve Bank of India, notifications 239 and 241 of 2007: fractions of 50 paise and above to the next higher rupee; the same direction is applied to the paisa",
  ],
  outOfScope: [
    "Compounding, which is the fixed deposit's",
    "30/360 and ACT/360",
    "Tax on the interest",
  ],
  example: {
    principal: "100000",
    rate_percent: "8.5",
    from_date: "2027-11-01",
    to_date: "2029-02-01",
    day_count: "act_act",
  },
};
