import { describe, expect, test } from "bun:test";

import { ask, paise, refusals, rowsOf } from "../../_tools/testing/finance.ts";
import { fixedDeposit } from "./fixed_deposit.ts";

describe("fixedDeposit", () => {
  test("prints the maturity amounts of SBI's chart", () => {
    const six = { principal: "10000", rate_percent: "6", months: "6" };
    expect(ask(fixedDeposit, six).maturity_amount).toBe("10302.25");
    const ten = { principal: "10000", rate_percent: "8.75", years: "10" };
    expect(ask(fixedDeposit, ten).maturity_amount).toBe("23763.53");
  });

  test("adds years and months up", () => {
    const terms = { principal: "10000", rate_percent: "7" };
    const mixed = { ...terms, years: "1", months: "6" };
    const whole = { ...terms, months: "18" };
    expect(ask(fixedDeposit, mixed).maturity_amount).toBe(
      ask(fixedDeposit, whole).maturity_amount ?? "",
    );
  });

  test("shows quarters and the broken period, which add up", () => {
    const result = ask(fixedDeposit, {
      ...{ principal: "100000", rate_percent: "7.25" },
      ...{ years: "1", months: "2", days: "5" },
    });
    const rows = rowsOf(result, "growth");
    expect(rows.map(({ period }) => period)).toEqual([
      ...["Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"],
      "2 months 5 days",
    ]);
    const sum = rows.reduce((all, row) => all + paise(row.interest), 0n);
    expect(sum).toBe(paise(result.interest));
    expect(result.maturity_amount).toBe("108854.56");
    expect(rows.at(-1)?.amount).toBe("108854.56");
  });

  test("says whether it compounded", () => {
    const raw = { principal: "100", rate_percent: "6" };
    expect(ask(fixedDeposit, { ...raw, months: "5" }).assumptions).toBe(
      "6 % a year for 5 months from 2026-11-23 (today): simple interest, because the tenure is under 6 months; a month is a twelfth of a year, a day a 365th; rounded half-up to the paisa at the end only",
    );
    expect(ask(fixedDeposit, { ...raw, months: "6" }).assumptions).toContain(
      "compounded every completed quarter",
    );
  });

  test("tells the effective rate", () => {
    const raw = { principal: "100", rate_percent: "10", years: "1" };
    expect(ask(fixedDeposit, raw).effective_rate_percent).toBe("10.3813");
  });
});

describe("fixedDeposit between two dates", () => {
  const raw = { principal: "100000", rate_percent: "7.25" };

  test("counts the maturity date by the calendar", () => {
    const tenure = { years: "1", months: "1", days: "5" };
    const start = { start_date: "2027-01-31" };
    expect(ask(fixedDeposit, { ...raw, ...tenure, ...start })).toMatchObject({
      start_date: "2027-01-31",
      maturity_date: "2028-03-05",
    });
  });

  test("counts more than 180 days in months and days", () => {
    const days = { days: "1000", start_date: "2026-04-01" };
    const result = ask(fixedDeposit, { ...raw, ...days });
    // to 2028-12-26: 2 years 8 months 25 days
    expect(result.maturity_date).toBe("2028-12-26");
    expect(result.maturity_amount).toBe(
      ask(fixedDeposit, { ...raw, years: "2", months: "8", days: "25" })
        .maturity_amount ?? "",
    );
    expect(result.assumptions).toStartWith(
      "7.25 % a year for 1000 days, by the calendar 2 years 8 months 25 days, from 2026-04-01: ",
    );
  });

  test("never earns less for another day, whatever the calendar", () => {
    let before = 0n;
    for (let days = 7; days <= 800; days++) {
      const one = { ...raw, days: `${days}`, start_date: "2027-01-31" };
      const interest = paise(ask(fixedDeposit, one).interest);
      expect(interest).toBeGreaterThanOrEqual(before);
      before = interest;
    }
  });
});

describe("fixedDeposit with payouts", () => {
  const raw = {
    ...{ principal: "100000", rate_percent: "7.25", years: "1" },
    start_date: "2026-04-01",
  };

  test("pays out every quarter", () => {
    const result = ask(fixedDeposit, { ...raw, payout: "quarterly" });
    expect(result).toMatchObject({
      payout: "1812.50",
      interest: "7250.00",
      maturity_amount: "100000.00",
    });
    expect(rowsOf(result, "growth")[1]).toEqual({
      period: "Quarter 2",
      date: "2026-10-01",
      interest: "1812.50",
      amount: "100000.00",
    });
  });

  test("pays out less than a twelfth every month, and says why", () => {
    const result = ask(fixedDeposit, { ...raw, payout: "monthly" });
    expect([result.payout, result.interest]).toEqual(["600.53", "7206.36"]);
    expect(result.assumptions).toContain("discounted at the same rate");
  });
});

describe("fixedDeposit for senior citizens", () => {
  const raw = { principal: "1000000", rate_percent: "7", years: "1" };

  test("shows the ordinary and the senior rate, and which one counts", () => {
    const senior = { senior: "true", senior_rate_percent: "7.75" };
    const result = ask(fixedDeposit, { ...raw, ...senior });
    expect(result).toMatchObject({
      interest: "79781.58",
      rate_percent: "7.75",
    });
    expect(
      rowsOf(result, "rates").map((row) => [row.rate_percent, row.counts]),
    ).toEqual([
      ["7.00", false],
      ["7.75", true],
    ]);
  });

  test("hints at the tax withheld, and calls it a hint", () => {
    const raw = { principal: "1000000", rate_percent: "7", years: "1" };
    const start = { start_date: "2026-04-01" };
    const result = ask(fixedDeposit, { ...raw, ...start });
    expect(result.tds_hint).toStartWith("Hint only: ");
    expect(rowsOf(result, "tds")).toEqual([
      {
        year: "2026-27",
        interest: "71859.03",
        threshold: "50000.00",
        tds: "7185.90",
        tds_without_pan: "14371.81",
      },
    ]);
    const elder = ask(fixedDeposit, { ...raw, ...start, senior: "true" });
    expect(rowsOf(elder, "tds")[0]?.tds).toBe("0.00");
  });
});

describe("fixedDeposit to the rupee", () => {
  // SBI, 2009: 50 paise and above up, less is dropped, at the final stage only
  test("rounds the interest at the end", () => {
    const raw = { principal: "10000", years: "1", rounding: "rupee" };
    const amount = (rate_percent: string) =>
      ask(fixedDeposit, { ...raw, rate_percent }).maturity_amount;
    expect(amount("6.5")).toBe("10666.00");
    expect(amount("7.5")).toBe("10771.00");
  });
});

const SENIOR_RATE = "senior_rate_percent: out_of_range";

describe("fixedDeposit refuses", () => {
  const good = { principal: "1", rate_percent: "1" };
  const cases = [
    [{}, "days: out_of_range"],
    [{ days: "6" }, "days: out_of_range"],
    [{ days: "3654" }, "days: out_of_range"],
    [{ days: "181" }, "start_date: required"],
    [{ days: "400", start_date: "2026-02-30" }, "start_date: malformed"],
    [{ days: "90", payout: "quarterly" }, "payout: unsupported"],
    [{ months: "2", payout: "quarterly" }, "payout: unsupported"],
    [{ months: "6", payout: "yearly" }, "payout: unsupported"],
    [{ months: "6", senior: "yes" }, "senior: unsupported"],
    [{ months: "6", senior_rate_percent: "0.5" }, SENIOR_RATE],
    [{ months: "6", senior_rate_percent: "101.5" }, SENIOR_RATE],
    [{ months: "6", rounding: "ten" }, "rounding: unsupported"],
    [{ months: "1", days: "31" }, "days: out_of_range"],
    [{ years: "10", months: "1" }, "months: out_of_range"],
    [{ years: "10", days: "1" }, "months: out_of_range"],
    [{ years: "1.5" }, "years: not_an_integer"],
    [{ months: "-1" }, "months: out_of_range"],
  ] as const;
  for (const [tenure, refusal] of cases) {
    test(`${JSON.stringify(tenure)} as ${refusal}`, () => {
      expect(refusals(fixedDeposit, { ...good, ...tenure })).toEqual([refusal]);
    });
  }

  test("nothing of 7 to 180 days, nor of exactly ten years", () => {
    for (const tenure of [{ days: "7" }, { days: "180" }, { months: "120" }]) {
      expect(refusals(fixedDeposit, { ...good, ...tenure })).toEqual([]);
    }
  });
});
