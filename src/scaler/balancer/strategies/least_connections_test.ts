import { expect, test } from "bun:test";

import { seededPrng } from "../../../../_tools/testing/seeded_prng.ts";
import { conform } from "./_conform.ts";
import {
  call,
  endpoint,
  endpoints,
  pickOften,
  spread,
  listPicker,
} from "./_fixtures.ts";
import { simulate } from "./_simulate.ts";
import { leastConnections } from "./least_connections.ts";

conform("leastConnections", leastConnections);

test("leastConnections() never picks a busier endpoint", () => {
  const chance = seededPrng(2);
  const pick = listPicker(leastConnections, { prng: chance });
  for (let i = 0; i < 2_000; i++) {
    const list = endpoints(1 + Math.floor(chance() * 9)).map((it) => ({
      ...it,
      inFlight: Math.floor(chance() * 12),
      recentPicks: Math.floor(chance() * 100),
    }));
    const least = Math.min(...list.map(({ inFlight }) => inFlight));
    expect(pick(list, call(i))?.inFlight).toBe(least);
  }
});

test("leastConnections() breaks a tie by the fewest recent picks", () => {
  const list = [
    endpoint("a", { recentPicks: 5 }),
    endpoint("b", { recentPicks: 2 }),
    endpoint("c", { recentPicks: 1, inFlight: 1 }),
  ];
  const pick = listPicker(leastConnections);
  expect(pick(list, call(1))?.id).toBe("b");
});

test("leastConnections() breaks a full tie by chance, each with 1/n", () => {
  const pick = listPicker(leastConnections, { prng: seededPrng(4) });
  const list = [
    ...endpoints(2),
    endpoint("busy", { inFlight: 1 }),
    endpoint("z"),
  ];
  const counts = new Map<string, number>();
  for (let i = 0; i < 9_000; i++) {
    const id = pick(list, call(i))?.id ?? "";
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  expect(counts.get("busy")).toBeUndefined();
  // Five standard deviations: 3000 ± 224.
  for (const n of counts.values())
    expect(Math.abs(n - 3_000)).toBeLessThan(224);
});

test("leastConnections() spreads calls that do not overlap to within one", () => {
  const pick = listPicker(leastConnections, { prng: seededPrng(6) });
  for (const n of [2, 3, 7]) {
    expect(spread(pickOften(pick, endpoints(n), 1_000))).toBeLessThanOrEqual(1);
  }
});

test("leastConnections() halves a light load over two, where the first index would take 3/4", () => {
  const half = simulate(listPicker(leastConnections, { prng: seededPrng(3) }), {
    n: 2,
    arrivalsPerS: 20,
    serviceMs: 20,
    requests: 60_000,
    seed: 3,
  });
  const share = (half.counts[0] ?? 0) / 60_000;
  expect(Math.abs(share - 0.5)).toBeLessThan(0.01);
});
