import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/finance.ts";
import { checkTable } from "./check_table.ts";
import { readEcb } from "./read_ecb.ts";
import { readFrankfurter } from "./read_frankfurter.ts";
import { SEED_RATES } from "./seed.ts";

function file(cubes: string): string {
  return `<gesmes:Envelope><Cube>${cubes}</Cube></gesmes:Envelope>\n`;
}

const USD = "<Cube currency='USD' rate='1.1476'/>";
const DAY = `<Cube time='2026-03-13'>${USD}</Cube>`;

describe("readEcb()", () => {
  test("reads the table that ships, as it was published", () => {
    expect(SEED_RATES.date).toBe("2026-03-13");
    expect(Object.keys(SEED_RATES.perEuro).length).toBe(29);
    expect(SEED_RATES.perEuro.INR).toBe("106.0205");
    expect(SEED_RATES.perEuro.ISK).toBe("144.20");
  });

  test("takes single and double quotes", () => {
    const double = file(DAY.replaceAll("'", '"'));
    expect(readEcb(double)).toEqual(readEcb(file(DAY)));
  });

  const bad = [
    ["nothing", "", "cut off"],
    ["a cut file", file(DAY).slice(0, -20), "cut off"],
    ["no rates", file("<Cube time='2026-03-13'></Cube>"), "no rates"],
    ["no date", file(`<Cube>${USD}</Cube>`), "no valid date"],
    ["an impossible date", file(DAY.replace("03-13", "02-30")), "valid date"],
    ["two dates", file(DAY + DAY), "more than one date"],
    ["a currency twice", file(DAY.replace(USD, USD + USD)), "twice"],
    ["a rate of zero", file(DAY.replace("1.1476", "0.0")), "zero"],
    ["a negative rate", file(DAY.replace("1.1476", "-1")), "malformed"],
    ["a rate in words", file(DAY.replace("1.1476", "N/A")), "malformed"],
    ["a lower-case code", file(DAY.replace("USD", "usd")), "malformed"],
    ["a page of HTML", "<html></html>", "cut off"],
    ["entities", `<!DOCTYPE x [<!ENTITY a "b">]>${file(DAY)}`, "declares"],
    ["too much", file(DAY + " ".repeat(100_000)), "characters"],
  ] as const;
  for (const [what, xml, detail] of bad) {
    test(`refuses ${what}`, () => {
      expect(() => readEcb(xml)).toThrow(detail);
    });
  }
});

const JSON_FILE = `[${Object.entries(SEED_RATES.perEuro)
  .map(
    ([quote, rate]) =>
      `{"date":"2026-03-13","base":"EUR","quote":"${quote}","rate":${rate}}`,
  )
  .join()}]`;

test.each([
  ["readEcb()", readEcb, file(DAY)],
  ["readFrankfurter()", readFrankfurter, JSON_FILE.slice(0, 400)],
  ["readFrankfurter() whole", readFrankfurter, JSON_FILE],
])(
  "%s gives a sound table or refuses, whatever was changed",
  (_, read, text) => {
    const prng = seededPrng(7);
    const below = (end: number) => Math.floor(prng() * end);
    for (let i = 0; i < 2_000; i += 1) {
      const at = below(text.length);
      const piece = text.slice(below(text.length)).slice(0, below(12));
      const changed = text.slice(0, at) + piece + text.slice(at + below(12));
      try {
        checkTable(read(changed));
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
    }
  },
);
