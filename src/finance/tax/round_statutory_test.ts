import { expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { roundStatutory } from "./round_statutory.ts";

test("roundStatutory() drops paise, then takes five and more up", () => {
  const ten = new Decimal(10);
  for (const [amount, rounded] of [
    ["1200004.99", "1200000"],
    ["1200005", "1200010"],
    ["1200009.99", "1200010"],
    ["4.99", "0"],
    ["0", "0"],
  ] as const) {
    expect(roundStatutory(new Decimal(amount), ten).toFixed()).toBe(rounded);
  }
});
