import { expect, test } from "bun:test";

import { aboutTax } from "./about_tax.ts";
import { TAX_YEARS } from "./tax_years.ts";

test("aboutTax tells both regimes and the sources of every year there is", () => {
  for (const { year, act } of TAX_YEARS) {
    const rules = aboutTax.formula.filter((it) => it.startsWith(year));
    expect(rules).toHaveLength(2);
    expect(aboutTax.sources.join("\n")).toContain(`${year}: ${act}; `);
  }
  expect(aboutTax.formula).toContain(
    "2023-24, new regime: 0 % up to 300000, 5 % up to 600000, 10 % up to 900000, 15 % up to 1200000, 20 % up to 1500000, 30 % above; standard deduction 50000; rebate of at most 25000 up to 700000; surcharge 0 % up to 5000000, 10 % up to 10000000, 15 % up to 20000000, 25 % above; cess 4 %.",
  );
});
