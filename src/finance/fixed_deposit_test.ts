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
      "6 % a year for 5 months: simple interest, because the tenure is under 6 months; a month is a twelfth of a year, a day a 365th; rounded half-up to the paisa at the end only",
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

describe("fixedDeposit refuses", () => {
  const good = { principal: "1", rate_percent: "1" };
  const cases = [
    [{}, "days: out_of_range"],
    [{ days: "6" }, "days: out_of_range"],
    [{ days: "181" }, "days: out_of_range"],
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
