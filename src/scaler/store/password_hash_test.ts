import { expect, test } from "bun:test";

import { passwordHashFault } from "./password_hash.ts";

const BODY = "abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ01234";

test("passwordHashFault() finds nothing wrong with costs 10 to 14", () => {
  for (const cost of [10, 11, 12, 13, 14]) {
    expect(passwordHashFault(`$2b$${cost}$${BODY}`)).toBeUndefined();
  }
});

for (const hash of [
  "",
  "secret",
  `$2b$09$${BODY}`,
  `$2b$15$${BODY}`,
  `$2b$31$${BODY}`,
  `$2b$12$${BODY}x`,
  `$2b$12$${BODY.slice(1)}`,
  `$2x$12$${BODY}`,
  `$2b$12$${BODY}\n`,
]) {
  test(`passwordHashFault() objects to ${JSON.stringify(hash).slice(0, 24)} of ${hash.length} characters`, () => {
    expect(passwordHashFault(hash)).toBeString();
  });
}

test("passwordHashFault() does not repeat the hash", () => {
  expect(passwordHashFault(`$2b$31$${BODY}`)).not.toContain(BODY);
});
