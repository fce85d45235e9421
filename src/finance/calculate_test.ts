import { describe, expect, test } from "bun:test";

import { MONDAY, refusals } from "../../_tools/testing/finance.ts";
import { calculate } from "./calculate.ts";
import { integer } from "./fields.ts";
import { output } from "./outputs.ts";
import type { Calculator } from "./types.ts";

const said = { label: "X", help: "X.", example: "2", min: "0", max: "9" };
const fields = {
  firstPart: integer({ ...said, tag: 1, required: true }),
  secondPart: integer({ ...said, tag: 2 }),
};
const outputs = { wholeSum: output("integer", { tag: 1, label: "Sum" }) };

const sum = {
  title: "Sum",
  summary: "Adds two digits",
  about: { formula: [], sources: [], outOfScope: [], example: {} },
  fields,
  outputs,
  check({ firstPart, secondPart }) {
    if (firstPart !== secondPart) return [];
    const message = "both are the same";
    return [{ field: "secondPart", code: "unsupported", message }];
  },
  compute({ firstPart, secondPart = 1 }) {
    return { wholeSum: firstPart + secondPart };
  },
} satisfies Calculator<typeof fields, typeof outputs>;

describe("calculate()", () => {
  test("answers in the names of the wire", () => {
    const raw = { first_part: "2", second_part: "3" };
    expect(calculate(sum, raw, MONDAY)).toEqual({ whole_sum: "5" });
  });

  test("hands an optional field that is left out on as undefined", () => {
    expect(calculate(sum, { first_part: "2" }, MONDAY)).toEqual({
      whole_sum: "3",
    });
  });

  test("throws what check() finds, in the names of the wire", () => {
    expect(refusals(sum, { first_part: "2", second_part: "2" })).toEqual([
      "second_part: unsupported",
    ]);
  });
});
