import { expect, test } from "bun:test";

import { inWords } from "./in_words.ts";

test("inWords() says years, months and days, one and many", () => {
  expect(inWords({ months: 12, days: 1 })).toBe("1 year 1 day");
  expect(inWords({ months: 27, days: 30 })).toBe("2 years 3 months 30 days");
  expect(inWords({ months: 0, days: 0 })).toBe("0 days");
});
