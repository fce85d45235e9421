import { describe, expect, test } from "bun:test";

import {
  ask,
  paise,
  refusals,
  rowsOf,
  seededPrng,
} from "../../_tools/testing/finance.ts";
import { loanEmi } from "./loan_emi.ts";

function loan(principal: string, rate: string, months: number) {
  const tenure_months = `${months}`;
  return ask(loanEmi, { principal, rate_percent: rate, tenure_months });
}

describe("loanEmi", () => {
  test("prints the instalments banks print", () => {
    expect(loan("1000000", "8.5", 240).instalment).toBe("8678.23");
    expect(loan("1000000", "8.5", 120).instalment).toBe("12398.57");
  });

  test("splits every instalment into interest and principal", () => {
    const rows = rowsOf(loan("1000000", "8.5", 240), "schedule");
    expect(rows.length).toBe(240);
    expect(rows[0]).toEqual({
      month: "1",
      instalment: "8678.23",
      interest: "7083.33",
      principal: "1594.90",
      balance: "998405.10",
    });
    expect(rows.at(-1)?.balance).toBe("0.00");
  });

  test("charges the interest that IPMT of numpy-financial does", () => {
    const rows = rowsOf(loan("2000", "10", 24), "schedule");
    expect(rows.slice(0, 4).map(({ interest }) => interest)).toEqual([
      "16.67",
      "16.04",
      "15.40",
      "14.76",
    ]);
  });

  test("charges CUMIPMT's and repays CUMPRINC's sum, but for the paise", () => {
    const year = rowsOf(loan("100000", "10", 360), "schedule").slice(12, 24);
    const interest = year.reduce((sum, row) => sum + paise(row.interest), 0n);
    const repaid = year.reduce((sum, row) => sum + paise(row.principal), 0n);
    expect(Math.abs(Number(interest) - 991677.251395708)).toBeLessThan(12);
    expect(Math.abs(Number(repaid) - 61408.63271085149)).toBeLessThan(12);
  });

  test("adds up its own rows, not months times the instalment", () => {
    const result = loan("1000000", "8.5", 240);
    expect(result.total_interest).toBe("1082776.63");
    expect(result.total_payment).toBe("2082776.63");
    expect(result.last_instalment).toBe("8679.66");
    expect(result.interest_share_percent).toBe("51.99");
  });

  test("divides evenly without interest", () => {
    const result = loan("100", "0", 3);
    const rows = rowsOf(result, "schedule");
    expect(rows.map((row) => row.instalment)).toEqual([
      "33.33",
      "33.33",
      "33.34",
    ]);
    expect(result.total_interest).toBe("0.00");
  });

  test("ends earlier when the instalment was rounded up", () => {
    const result = loan("4", "0", 600);
    expect([result.instalment, result.months]).toEqual(["0.01", "400"]);
  });

  test("clears at the end what instalments of nothing leave", () => {
    const result = loan("0.01", "0", 600);
    expect([result.instalment, result.last_instalment]).toEqual([
      "0.00",
      "0.01",
    ]);
  });

  test("says how the figures come about", () => {
    expect(loan("1", "8.50", 2).assumptions).toBe(
      "Reducing balance at 8.5 % a year, a twelfth of it each month; paid at the end of the month; instalment and monthly interest rounded half-up to the paisa; the last instalment clears the loan",
    );
  });
});

describe("loanEmi's schedule, of random loans", () => {
  const prng = seededPrng(7);
  const upTo = (most: number) => Math.floor(prng() * most);
  for (let i = 1; i <= 40; i++) {
    const principal = `${upTo(10 ** (1 + upTo(12)))}.${10 + upTo(90)}`;
    const rate = `${upTo(36)}.${upTo(1_000_000)}`;
    const months = 1 + upTo(600);

    test(`adds up to the paisa: ${principal} at ${rate} for ${months}`, () => {
      const result = loan(principal, rate, months);
      const rows = rowsOf(result, "schedule");
      let balance = paise(principal);
      let paid = 0n;
      let charged = 0n;
      for (const row of rows) {
        const parts = paise(row.interest) + paise(row.principal);
        expect(parts).toBe(paise(row.instalment));
        balance -= paise(row.principal);
        expect(balance).toBe(paise(row.balance));
        paid += paise(row.instalment);
        charged += paise(row.interest);
      }
      expect(balance).toBe(0n);
      expect(paid).toBe(paise(result.total_payment));
      expect(charged).toBe(paise(result.total_interest));
      expect(paid - charged).toBe(paise(principal));
    });
  }
});

describe("loanEmi refuses", () => {
  const good = { principal: "1", rate_percent: "1", tenure_months: "1" };
  const cases = [
    ["principal", "0", "out_of_range"],
    ["principal", "1000000000000000.01", "out_of_range"],
    ["principal", "1.001", "out_of_range"],
    ["principal", "1,00,000", "not_a_number"],
    ["rate_percent", "-0.1", "out_of_range"],
    ["rate_percent", "100.000001", "out_of_range"],
    ["rate_percent", "8.5%", "not_a_number"],
    ["tenure_months", "0", "out_of_range"],
    ["tenure_months", "601", "out_of_range"],
    ["tenure_months", "12.5", "not_an_integer"],
    ["tenure_months", "Infinity", "not_a_number"],
  ] as const;
  for (const [field, value, code] of cases) {
    test(`${field} ${value} as ${code}`, () => {
      expect(refusals(loanEmi, { ...good, [field]: value })).toEqual([
        `${field}: ${code}`,
      ]);
    });
  }

  test("a request that says nothing, by every field", () => {
    expect(refusals(loanEmi, {})).toEqual([
      "principal: required",
      "rate_percent: required",
      "tenure_months: required",
    ]);
  });
});
