import { expect, test } from "bun:test";

import { camelCase, pascalCase, snakeCase } from "./names.ts";

test("snakeCase() and camelCase() undo each other", () => {
  expect(snakeCase("ratePercent")).toBe("rate_percent");
  expect(camelCase("rate_percent")).toBe("ratePercent");
});

test("pascalCase() names the service of an id", () => {
  expect(pascalCase("loan_emi")).toBe("LoanEmi");
});
