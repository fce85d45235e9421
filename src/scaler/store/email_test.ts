import { expect, test } from "bun:test";

import { InvalidFieldsError } from "../../base/errors.ts";
import { normalizeEmail } from "./email.ts";

const NORMAL: readonly (readonly [string, string])[] = [
  ["ann@example.com", "ann@example.com"],
  ["  Ann@Example.COM ", "ann@example.com"],
  ["jose\u0301@example.com", "jos\u00e9@example.com"],
  ["first.last+tag@mail.example.co.in", "first.last+tag@mail.example.co.in"],
  ["ann@localhost", "ann@localhost"],
];

for (const [given, normal] of NORMAL) {
  test(`normalizeEmail() makes ${JSON.stringify(normal)} of ${JSON.stringify(given)}`, () => {
    expect(normalizeEmail(given)).toBe(normal);
  });
}

const REFUSED = [
  "",
  "   ",
  "ann",
  "@example.com",
  "ann@",
  "ann@@example.com",
  "ann@exam ple.com",
  "ann@example.com\n",
  "ann\r@example.com",
  "ann\0@example.com",
  "\tann@example.com",
  'a"nn@example.com',
  "o'ann@example.com",
  "a,nn@example.com",
  "=ann@example.com",
  "+ann@example.com",
  "-ann@example.com",
  "@SUM(1)@example.com",
  "ann@example.com.",
  "ann@.example.com",
  "ann@=example.com",
  `${"a".repeat(243)}@example.com`,
];

for (const email of REFUSED) {
  test(`normalizeEmail() refuses ${JSON.stringify(email).slice(0, 40)}`, () => {
    expect(() => normalizeEmail(email)).toThrow(InvalidFieldsError);
  });
}

test("normalizeEmail() accepts 254 characters", () => {
  const email = `${"a".repeat(242)}@example.com`;
  expect(normalizeEmail(email)).toBe(email);
});

test("normalizeEmail() leaves what it made as it is, for every character", () => {
  const moved: string[] = [];
  for (let code = 1; code <= 0x1ffff; code++) {
    const email = acceptedOrUndefined(
      `x${String.fromCodePoint(code)}\u0301@y.z`,
    );
    if (email !== undefined && normalizeEmail(email) !== email)
      moved.push(email);
  }
  expect(moved).toEqual([]);
});

function acceptedOrUndefined(email: string): string | undefined {
  try {
    return normalizeEmail(email);
  } catch {
    return undefined; // refused: not of interest here
  }
}
