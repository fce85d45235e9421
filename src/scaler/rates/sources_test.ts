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
    for (const host of ["127.0.0.1", "localhost", "[::1]"]) {
      expect(ratesSources(`http://${host}:8080/x`)).toHaveLength(1);
    }
  });

  test.each([
    ["mirror.example.com", "it is no URL"],
    ["http://mirror.example.com/daily.xml", "neither https nor"],
    ["http://127.0.0.1.example.com/", "neither https nor"],
    ["file:///etc/passwd", "neither https nor"],
    ["https://ann:marker@example.com/", "it carries a name or a password"],
  ])("refuses %s", (url, why) => {
    expect(() => ratesSources(url)).toThrow(why);
    expect(() => ratesSources(url)).not.toThrow("marker");
  });
});
