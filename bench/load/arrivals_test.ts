import { expect, test } from "bun:test";

import { seededPrng } from "../../_tools/testing/seeded_prng.ts";
import { arrivalsMs, timingScript } from "./arrivals.ts";

test("arrivalsMs() keeps the mean rate", () => {
  const options = { perSecond: 500, count: 10_000, prng: seededPrng(1) };
  const last = arrivalsMs(options).at(-1) ?? 0;
  expect(last).toBeGreaterThan(19_000);
  expect(last).toBeLessThan(21_000);
});

test("arrivalsMs() never goes back", () => {
  const all = arrivalsMs({ perSecond: 10, count: 100, prng: seededPrng(2) });
  expect(all).toEqual(all.toSorted((a, b) => a - b));
});

test("timingScript() writes a line for each request", () => {
  expect(timingScript([0.5, 12.34567], "http://h/p")).toBe(
    "0.500\thttp://h/p\n12.346\thttp://h/p\n",
  );
});
