import type { About } from "../types.ts";

/** What the page about loans says. */
export const aboutLoan: About = {
  formula: [
    "E = P r (1+r)^n / ((1+r)^n − 1) with r = R/1200 and n months, paid at the end of each; E = P/n at rate 0. It is rounded half-up, but up where half-up would leave less than the first month's interest.",
    "A month's interest is what is owed × R/1200, rounded half-up to the paisa; the rest of the instalment pays the loan back. The last instalment is what is still owed, and no instalment is more than that. Totals are sums of the rows.",
    "Flat rate: E = (P + P R n/1200) / n. Its true rate is 1200 r where E = P r / (1 − (1+r)^−n).",
    "A prepayment is made with the instalment of its month. It keeps the instalment and ends the loan sooner, or the instalment is computed anew over the months left. What it saves is against the same loan without prepayments.",
  ],
  sources: [
    "OpenFormula PMT (OASIS), LibreOffice and numpy-financial, with the sign turned",
    "Tata Capital: flat rate",
    "Reserve Bank of India, notifications 239 and 241 of 2007: fractions of 50 paise and above to the next higher rupee; RBI/2024-25/18: what a lender shows of a loan",
  ],
  outOfScope: [
    "Fees and insurance, and so the annual percentage rate of all charges",
    "Broken periods before the first instalment",
    "Rates that change, and charges on prepaying",
    "Prepaying a loan at a flat rate: what it spares is the lender's to say",
  ],
  example: {
    principal: "1000000",
    rate_percent: "8.5",
    tenure_months: "24",
    prepayments: "6:100000,12:50000",
  },
};
