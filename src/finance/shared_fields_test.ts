import { expect, test } from "bun:test";

import { principal, ratePercent, rounding } from "./shared_fields.ts";

const said = { label: "X", example: "1", help: "X." };

test("principal() and ratePercent() are required fields 1 and 2", () => {
  expect(principal(said)).toMatchObject({
    ...{ kind: "money", tag: 1, required: true },
    ...{ min: "0.01", max: "1000000000000000", maxDecimals: 2 },
  });
  expect(ratePercent({ example: "1", help: "X." })).toMatchObject({
    ...{ kind: "percent", tag: 2, required: true },
    ...{ min: "0", max: "100", maxDecimals: 6 },
  });
});

test("rounding() is to the paisa unless it is said", () => {
  expect(rounding({ tag: 9, help: "X." })).toMatchObject({
    tag: 9,
    default: "paisa",
  });
});
