import { describe, expect, test } from "bun:test";

import { checkField } from "./check_field.ts";
import { choice, date, flag, integer, money, percent, text } from "./fields.ts";
import type { Field } from "./types.ts";

const said = { tag: 1, label: "x", help: "x", example: "1" };
const AMOUNT = money({ ...said, min: "0.01", max: "1000000000000000" });
const RATE = percent({ ...said, min: "0", max: "100" });
const MONTHS = integer({ ...said, min: "1", max: "600" });

function codeOf(field: Field, raw: string | boolean): string {
  const checked = checkField(field, raw);
  return checked.kind === "valid" ? "valid" : checked.code;
}

describe("checkField() with money", () => {
  const notNumbers = [
    ...["", " ", "NaN", "Infinity", "-Infinity", "0x10", "1e3", "+1", "-"],
    ...["1,00,000", "7,5", "8.5%", "1.", ".5", "1.2.3", "१२", "1\n", " 1"],
  ];
  for (const raw of notNumbers) {
    test(`refuses ${JSON.stringify(raw)} as not a number`, () => {
      expect(codeOf(AMOUNT, raw)).toBe("not_a_number");
    });
  }

  test("takes the least and the greatest amount", () => {
    expect(codeOf(AMOUNT, "0.01")).toBe("valid");
    expect(codeOf(AMOUNT, "1000000000000000")).toBe("valid");
  });

  for (const raw of ["0", "0.00", "-1", "1000000000000000.01", "0.001"]) {
    test(`refuses ${raw} as out of range`, () => {
      expect(codeOf(AMOUNT, raw)).toBe("out_of_range");
    });
  }

  test("refuses more digits than any amount has, before it computes", () => {
    expect(codeOf(AMOUNT, `${"0".repeat(100_000)}1`)).toBe("out_of_range");
  });

  test("never repeats more than a line of what it was given", () => {
    const checked = checkField(AMOUNT, "9".repeat(100_000));
    expect(checked.kind === "broken" && checked.message.length < 200).toBe(
      true,
    );
  });

  test("says what was given and what is accepted", () => {
    expect(checkField(AMOUNT, "0")).toMatchObject({
      message: '"0" is outside the range; give 0.01 to 1000000000000000 INR',
    });
  });
});

describe("checkField() with other kinds", () => {
  test("takes rates of up to six decimals", () => {
    expect(codeOf(RATE, "99.999999")).toBe("valid");
    expect(codeOf(RATE, "8.5000001")).toBe("out_of_range");
  });

  test("tells a fraction from what is no number at all", () => {
    expect(codeOf(MONTHS, "12.5")).toBe("not_an_integer");
    expect(codeOf(MONTHS, "12.0")).toBe("not_an_integer");
    expect(codeOf(MONTHS, "twelve")).toBe("not_a_number");
    expect(codeOf(MONTHS, "601")).toBe("out_of_range");
  });

  test("takes only the choices that are offered", () => {
    const regime = choice({ ...said, choices: [{ value: "new", label: "N" }] });
    expect(codeOf(regime, "new")).toBe("valid");
    expect(codeOf(regime, "New")).toBe("unsupported");
    expect(codeOf(regime, "constructor")).toBe("unsupported");
  });

  test("takes a flag as a boolean or in words", () => {
    const salaried = flag({ ...said, default: "false" });
    expect(checkField(salaried, true)).toEqual({ kind: "valid", value: true });
    expect(checkField(salaried, "false")).toEqual({
      kind: "valid",
      value: false,
    });
    expect(codeOf(salaried, "yes")).toBe("unsupported");
  });

  test("takes dates of the calendar, within their bounds", () => {
    const day = date({ ...said, min: "2000-01-01", max: "2099-12-31" });
    for (const raw of ["2000-01-01", "2028-02-29", "2099-12-31"]) {
      expect(checkField(day, raw)).toEqual({ kind: "valid", value: raw });
    }
    for (const raw of ["2027-02-29", "1-1-2026", "", "2026-11-23T00:00Z"]) {
      expect(codeOf(day, raw)).toBe("malformed");
    }
    for (const raw of ["1999-12-31", "2100-01-01"]) {
      expect(codeOf(day, raw)).toBe("out_of_range");
    }
  });

  test("bounds the length of a text", () => {
    const note = text({ ...said, max: "3" });
    expect(codeOf(note, "abc")).toBe("valid");
    expect(codeOf(note, "")).toBe("valid");
    expect(codeOf(note, "abcd")).toBe("out_of_range");
  });
});
