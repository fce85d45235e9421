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

describe("loanEmi at a flat rate", () => {
  // 1,00,000 at 12 % for 2 years: (100000 + 24000) / 24
  const flat = {
    ...{ principal: "100000", rate_percent: "12", tenure_months: "24" },
    method: "flat",
  };

  test("is labelled, with its true rate beside it", () => {
    expect(ask(loanEmi, flat)).toMatchObject({
      instalment: "5166.67",
      method: "Flat rate",
      true_rate_percent: "21.5712",
      total_interest: "24000.00",
      assumptions: expect.stringMatching(/^Flat rate of 12 % a year on the w/),
    });
  });

  test("costs as much as a loan at its true rate", () => {
    const { true_rate_percent: rate } = ask(loanEmi, flat);
    const reducing = { ...flat, method: "reducing", rate_percent: `${rate}` };
    expect(Number(ask(loanEmi, reducing).instalment)).toBeCloseTo(5166.665, 1);
  });
});

describe("loanEmi with prepayments", () => {
  const raw = {
    ...{ principal: "1000000", rate_percent: "8.5", tenure_months: "240" },
    prepayments: "12:100000, 13-24:2500",
  };

  test("keeps the instalment and ends sooner, and tells what that saves", () => {
    const plain = loan("1000000", "8.5", 240);
    const result = ask(loanEmi, raw);
    expect(result).toMatchObject({
      ...{ instalment: "8678.23", new_instalment: "8678.23" },
      prepaid: "130000.00",
    });
    const spared = paise(plain.total_interest) - paise(result.total_interest);
    expect(paise(result.interest_saved)).toBe(spared);
    expect(Number(result.months) + Number(result.months_saved)).toBe(240);
    expect(Number(result.months_saved)).toBeGreaterThan(40);
    expect(result.assumptions).toEndWith("the term, the instalment stays");
  });

  test("lowers the instalment instead when asked to", () => {
    const result = ask(loanEmi, {
      ...raw,
      prepayment_effect: "lower_instalment",
    });
    const rows = rowsOf(result, "schedule");
    expect(result.months_saved).toBe("0");
    expect(rows[12]?.instalment).not.toBe(rows[11]?.instalment);
    expect(result.new_instalment).toBe(rows[30]?.instalment ?? "");
    // PMT(8.5 %/12; 216; what is owed after two years)
    const left = `${rows[23]?.balance}`;
    expect(result.new_instalment).toBe(loan(left, "8.5", 216).instalment ?? "");
  });

  test("says nothing of them where there are none", () => {
    const result = loan("1000", "8.5", 12);
    expect(Object.keys(result)).not.toContain("interest_saved");
    expect(Object.keys(rowsOf(result, "years")[0] ?? {})).not.toContain(
      "prepayments",
    );
  });

  test("counts them among all that is paid", () => {
    const result = ask(loanEmi, raw);
    expect(paise(result.total_payment) - paise(result.total_interest)).toBe(
      paise("1000000.00"),
    );
  });
});

describe("loanEmi's tables", () => {
  test("have a row a year that adds its months up", () => {
    const result = loan("1000000", "8.5", 30);
    const years = rowsOf(result, "years");
    const months = rowsOf(result, "schedule");
    expect(years.map(({ year }) => year)).toEqual(["1", "2", "3"]);
    expect(years[1]?.balance).toBe(months[23]?.balance ?? "");
    const interest = years.reduce((sum, row) => sum + paise(row.interest), 0n);
    expect(interest).toBe(paise(result.total_interest));
  });

  test("show whole rupees of instalments when asked to", () => {
    const result = ask(loanEmi, {
      ...{ principal: "1000000", rate_percent: "8.5", tenure_months: "240" },
      rounding: "rupee",
    });
    expect(result.instalment).toBe("8678.00");
    const rows = rowsOf(result, "schedule").slice(0, -1);
    expect(rows.every((row) => row.instalment === "8678.00")).toBe(true);
    expect(rows[0]?.interest).toBe("7083.33");
  });

  test("rounds KFS-like: 20,000 at 15 % over 24 months is 970 to the rupee", () => {
    const kfs = { principal: "20000", rate_percent: "15", tenure_months: "24" };
    expect(ask(loanEmi, kfs).instalment).toBe("969.73");
    expect(ask(loanEmi, { ...kfs, rounding: "rupee" }).instalment).toBe(
      "970.00",
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
    ["method", "Flat", "unsupported"],
    ["rounding", "ten", "unsupported"],
    ["prepayment_effect", "none", "unsupported"],
    ["prepayments", "1:0.5,1:0.5", "malformed"],
    ["prepayments", "soon", "malformed"],
    ["prepayments", "1:1e3", "not_a_number"],
    ["prepayments", "2:1", "out_of_range"],
    ["prepayments", "1:2", "out_of_range"],
    ["prepayments", " ".repeat(2001), "out_of_range"],
  ] as const;
  for (const [field, value, code] of cases) {
    test(`${field} ${value.slice(0, 30)} as ${code}`, () => {
      expect(refusals(loanEmi, { ...good, [field]: value })).toEqual([
        `${field}: ${code}`,
      ]);
    });
  }

  test("prepaying at a flat rate, which spares nothing here", () => {
    const flat = { ...good, method: "flat", prepayments: "1:1" };
    expect(refusals(loanEmi, flat)).toEqual(["prepayments: unsupported"]);
  });

  test("a request that says nothing, by every field", () => {
    expect(refusals(loanEmi, {})).toEqual([
      "principal: required",
      "rate_percent: required",
      "tenure_months: required",
    ]);
  });
});
