import { expect, test } from "bun:test";

import { passwordViolation } from "./password.ts";

const CASES: readonly (readonly [string, string, string | undefined])[] = [
  ["8 ASCII letters", "a".repeat(8), undefined],
  ["7 ASCII letters", "a".repeat(7), "out_of_range"],
  ["64 ASCII letters", "a".repeat(64), undefined],
  ["71 bytes", "a".repeat(71), undefined],
  ["72 bytes", "a".repeat(72), undefined],
  ["73 bytes", "a".repeat(73), "out_of_range"],
  ["18 emoji of 72 bytes", "😀".repeat(18), undefined],
  ["24 emoji of 96 bytes", "😀".repeat(24), "out_of_range"],
  ["4 letters of 8 bytes", "éééé", undefined],
  ["a NUL inside", "secret\0secret", "malformed"],
  ["nothing", "", "required"],
];

for (const [what, password, code] of CASES) {
  test(`passwordViolation() says ${code ?? "nothing"} of ${what}`, () => {
    const found: string | undefined = passwordViolation(
      password,
      "password",
    )?.code;
    expect(found).toBe(code);
  });
}

test("passwordViolation() does not repeat the password", () => {
  const password = "hunter2".repeat(20);
  const violation = passwordViolation(password, "new_password");
  expect(violation?.field).toBe("new_password");
  expect(JSON.stringify(violation)).not.toContain("hunter2");
});
