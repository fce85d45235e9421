import { expect, test } from "bun:test";

import { seededPrng } from "../../../../_tools/testing/seeded_prng.ts";
import { conform } from "./_conform.ts";
import { call, endpoints, pickOften, listPicker } from "./_fixtures.ts";
import { random } from "./random.ts";

conform("random", random, [
  {
    reason: "it does not look at the load",
    tests: ["never picks the busiest", "spares the slow to end"],
  },
]);

test("random() is uniform: chi-square of 10 000 picks over four", () => {
  const pick = listPicker(random, { prng: seededPrng(11) });
  const counts = [...pickOften(pick, endpoints(4), 10_000).values()];
  const chiSquare = counts.reduce(
    (sum, c) => sum + (c - 2_500) ** 2 / 2_500,
    0,
  );
  expect(chiSquare).toBeLessThan(21.1); // three degrees of freedom, p = 1e-4
});

test("random() covers the ends of the list", () => {
  const list = endpoints(4);
  const first = listPicker(random, { prng: () => 0 });
  const last = listPicker(random, { prng: () => 1 - 2 ** -32 });
  expect(first(list, call(1))).toBe(list[0]);
  expect(last(list, call(1))).toBe(list[3]);
});
