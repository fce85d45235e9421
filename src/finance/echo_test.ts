import { expect, test } from "bun:test";

import { ask, refusals } from "../../_tools/testing/finance.ts";
import { echo } from "./echo.ts";

test("echo sends back what it is sent", () => {
  const text = "नमस्ते <&> \n 1e3";
  expect(ask(echo, { text })).toEqual({ text });
});

test("echo refuses nothing and too much", () => {
  expect(refusals(echo, {})).toEqual(["text: required"]);
  const text = "x".repeat(1001);
  expect(refusals(echo, { text })).toEqual(["text: out_of_range"]);
});
