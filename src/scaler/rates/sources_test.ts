import { describe, expect, test } from "bun:test";

import { ratesSources } from "./sources.ts";

describe("ratesSources()", () => {
  test("asks the ECB first, then Frankfurter for the ECB's figures alone", () => {
    const [first, second, ...others] = ratesSources();
    expect(first?.url).toBe(
      "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml",
    );
    expect(second?.url).toContain("providers=ecb");
    expect(others).toEqual([]);
  });

  test("asks nobody else where an address is given", () => {
    const sources = ratesSources("https://mirror.example.com:8443/daily.xml");
    expect(sources.map(({ name }) => name)).toEqual([
      "mirror.example.com:8443",
    ]);
  });

  test("refuses an address that others can answer for", () => {
    const url = "http://mirror.example.com/daily.xml";
    expect(() => ratesSources(url)).toThrow("neither https nor");
  });
});
