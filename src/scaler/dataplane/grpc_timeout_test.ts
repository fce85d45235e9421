import { expect, test } from "bun:test";

import { formatTimeout, parseTimeout } from "./grpc_timeout.ts";

test("parseTimeout() reads every unit", () => {
  const texts = ["2H", "3M", "4S", "5m", "6u", "7n"];
  const read = texts.map(parseTimeout);
  expect(read).toEqual([7_200_000, 180_000, 4_000, 5, 0.006, 7e-6]);
});

test("parseTimeout() passes over what is absent or malformed", () => {
  for (const text of [undefined, "", "5", "m", "-1S", "123456789m", "1 S"]) {
    expect(parseTimeout(text)).toBeUndefined();
  }
});

test("formatTimeout() never grants more than is left, nor more than 8 digits", () => {
  for (const ms of [-5, 0, 0.0004, 1.5, 999.9999, 60_000, 1e7, 9e7, 1e10]) {
    const text = formatTimeout(ms);
    expect(text).toMatch(/^\d{1,8}[SmuH]$/);
    expect(parseTimeout(text)).toBeLessThanOrEqual(Math.max(ms, 0.001));
  }
  expect(parseTimeout(formatTimeout(1_234.5))).toBe(1_234.5);
});
