import { expect, test } from "bun:test";

import type { HealthAnswer } from "../../wire/health_check.ts";
import { Misses } from "./misses.ts";

function told(...answers: HealthAnswer[]): string {
  const misses = new Misses(2);
  return answers.map((it) => misses.observe(it) ?? "-").join(" ");
}

test("Misses.observe() wants two in a row", () => {
  expect(told("not_serving", "serving", "not_serving", "not_serving")).toBe(
    "- - - not_serving",
  );
});

test("Misses.observe() brings back with one good answer", () => {
  expect(told("silent", "silent", "silent", "serving")).toBe(
    "- silent - serving",
  );
});

test("Misses.observe() takes a server without a health service to be well", () => {
  expect(told("unknown", "unknown", "unknown")).toBe("- - -");
});

test("Misses.observe() tells when silence turns into a refusal", () => {
  expect(told("silent", "silent", "not_serving")).toBe("- silent not_serving");
});
