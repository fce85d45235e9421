import { expect, test } from "bun:test";

import { sampleService } from "./_sample_service.ts";
import { inputsOf } from "./inputs_of.ts";

const SERVICE = sampleService("a word");

test("inputsOf() leaves out what is empty and makes flags of words", () => {
  const values = { principal: " 5 ", method: "", rounded: "true" };
  expect(inputsOf(SERVICE, values)).toEqual({
    principal: "5",
    rounded: true,
  });
});

for (const [text, sent] of [
  ["12,34,567.50", "1234567.50"],
  ["1,00,000", "100000"],
  ["1,234,567", "1234567"],
  ["-5,000", "-5000"],
  ["7,5", "7,5"],
  ["1,00", "1,00"],
  ["1,234,", "1,234,"],
] as const) {
  test(`inputsOf() sends "${text}" as "${sent}"`, () => {
    expect(inputsOf(SERVICE, { principal: text }).principal).toBe(sent);
  });
}
