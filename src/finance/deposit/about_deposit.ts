import type { About } from "../types.ts";

/** What the page about deposits says. */
export const aboutDeposit: About = {
  formula: [
    "A = P (1 + R/400)^q (1 + R/100 (m/12 + d/365)): compounded over the q completed quarters, simple interest over the m months and d days after them. Under 6 months interest is simple throughout. The interest is rounded half-up once, at the end.",
    "Days alone: up to 180 are simple interest; more are counted from the start date in months and days by the calendar.",
    "Paid out every quarter: P R/400. Paid out every month: P (R/400) / ((1+i)² + (1+i) + 1) with i = R/1200. Each payout is rounded half-up; the deposit comes back at the end with simple interest for the broken period.",
    "Effective rate: (1 + R/400)^4 − 1.",
    "TDS hint: 10 % (20 % without PAN) of a financial year's interest when it is more than 50,000 (1,00,000 of senior citizens) from 2025-26 on, 40,000 (50,000) from 2019-20 to 2024-25; on the whole interest. What was earned by 31 March counts, or what was paid out.",
  ],
  sources: [
    "ICICI Bank, Bank of Baroda and Canara Bank: quarterly compounding, broken periods, monthly payouts",
    "State Bank of India, chart of September 2009 (IBA master chart): all 24 entries agree",
    "Income-tax Act 1961 s.194A as of Finance Act 2025; Income-tax Act 2025 s.393 (secondary sources)",
  ],
  outOfScope: [
    "Deposits in foreign currency (360 days, half-yearly)",
    "Premature withdrawal and its penalty, renewal, and maturity on bank holidays",
    "Tax on the interest; the hint is of this deposit alone, the bank counts all of a depositor's",
    "The bank's own rates, and its rate for senior citizens where it is not given",
  ],
  example: {
    principal: "100000",
    rate_percent: "7.25",
    years: "1",
    months: "2",
    days: "5",
    start_date: "2026-04-01",
  },
};
