import { expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/seeded_prng.ts";
import { candidate } from "./_shake.ts";
import { fewestPicks } from "./fewest_picks.ts";

function endpoints(count: number) {
  return Array.from({ length: count }, (_, i) => candidate(`e${i}`));
}

test("fewestPicks() of up to 16 takes the fewest of all", () => {
  const list = endpoints(16);
  for (const [i, it] of list.entries()) it.recentPicks = 20 - i;
  expect(fewestPicks(list, seededPrng(1))).toBe(list[15]);
});

test("fewestPicks() of many looks at a few, each as likely as the next", () => {
  const list = endpoints(1_000);
  const prng = seededPrng(2);
  const counts = new Map<string, number>();
  for (let i = 0; i < 20_000; i++) {
    const { id = "" } = fewestPicks(list, prng) ?? {};
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  // 20 each; a Poisson count beyond 50 has a chance of 1e-8.
  expect(Math.max(...counts.values())).toBeLessThan(50);
  expect(counts.size).toBeGreaterThan(990);
});

test("fewestPicks() of many seldom takes one with more than the others", () => {
  const list = endpoints(100);
  for (const it of list.slice(0, 50)) it.recentPicks = 1;
  const prng = seededPrng(3);
  let more = 0;
  for (let i = 0; i < 10_000; i++) {
    more += fewestPicks(list, prng)?.recentPicks ?? 0;
  }
  expect(more / 10_000).toBeLessThan(0.01); // (1/2)⁸ = 0.4 %
});

test("fewestPicks() of nobody is nobody", () => {
  expect(fewestPicks([], seededPrng(1))).toBeUndefined();
});
