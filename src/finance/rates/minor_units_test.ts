import { expect, test } from "bun:test";

import { minorUnits } from "./minor_units.ts";

test("minorUnits() follows ISO 4217", () => {
  const codes = ["INR", "JPY", "KRW", "ISK", "KWD", "BHD", "CLF", "USD"];
  expect(codes.map(minorUnits)).toEqual([2, 0, 0, 0, 3, 3, 4, 2]);
});
