import { describe, expect, test } from "bun:test";

import { choice, flag, integer, money, percent } from "./fields.ts";
import type { Values } from "./types.ts";

const said = { tag: 1, label: "X", help: "X.", example: "1" };

describe("fields", () => {
  test("are rupees to the paisa and per cent to six decimals by default", () => {
    expect(money({ ...said, min: "0", max: "9" })).toMatchObject({
      kind: "money",
      unit: "INR",
      maxDecimals: 2,
      required: false,
    });
    expect(percent({ ...said, min: "0", max: "9" })).toMatchObject({
      unit: "% a year",
      maxDecimals: 6,
    });
  });

  test("let a specification say otherwise", () => {
    const dollars = money({ ...said, unit: "USD", min: "0", max: "9" });
    expect(dollars.unit).toBe("USD");
  });

  test("give values their types: this compiles", () => {
    const fields = {
      months: integer({ ...said, required: true, min: "1", max: "9" }),
      days: integer({ ...said, min: "1", max: "9" }),
      isNew: flag({ ...said, default: "true" }),
      regime: choice({
        ...said,
        default: "old",
        choices: [
          { value: "new", label: "New" },
          { value: "old", label: "Old" },
        ],
      }),
    };
    const values = {
      months: 3,
      days: undefined,
      isNew: true,
      regime: "old",
    } satisfies Values<typeof fields>;
    expect(Object.keys(values)).toEqual(Object.keys(fields));
  });
});
