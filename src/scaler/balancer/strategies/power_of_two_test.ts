import { expect, test } from "bun:test";

import { seededPrng } from "../../../../_tools/testing/seeded_prng.ts";
import { conform } from "./_conform.ts";
import {
  call,
  endpoint,
  endpoints,
  listPicker,
  type ListPicker,
} from "./_fixtures.ts";
import { simulate } from "./_simulate.ts";
import { leastConnections } from "./least_connections.ts";
import { powerOfTwo } from "./power_of_two.ts";
import { random } from "./random.ts";
import { roundRobin } from "./round_robin.ts";

conform("powerOfTwo", powerOfTwo);

test("powerOfTwo() draws every pair, both ways round, equally often", () => {
  const n = 4;
  const pick = listPicker(powerOfTwo, { prng: seededPrng(9) });
  const seen = new Map<string, number>();
  // The draw shows in whose load is looked at.
  for (let i = 0; i < 24_000; i++) {
    const touched: string[] = [];
    const list = endpoints(n).map(({ id }) => ({
      id,
      recentPicks: 0,
      latencyMs: undefined,
      latencyRank: undefined,
      get inFlight() {
        if (touched.at(-1) !== id) touched.push(id);
        return 0;
      },
    }));
    pick(list, call(i));
    const pair = touched.join(" ");
    seen.set(pair, (seen.get(pair) ?? 0) + 1);
  }
  expect(seen.size).toBe(n * (n - 1));
  // Five standard deviations: 2000 ± 214.
  for (const count of seen.values()) {
    expect(Math.abs(count - 2_000)).toBeLessThan(214);
  }
});

test("powerOfTwo() picks as least connections does when there are two", () => {
  const chance = seededPrng(12);
  const [two, least] = [powerOfTwo, leastConnections].map((it) =>
    listPicker(it, { prng: chance }),
  );
  for (let i = 0; i < 1_000; i++) {
    const list = endpoints(2).map((it, at) => ({
      ...it,
      inFlight: Math.floor(chance() * 4),
      recentPicks: Math.floor(chance() * 50) * 2 + at,
    }));
    expect(two?.(list, call(i))).toBe(least?.(list, call(i)));
  }
});

test("powerOfTwo() takes either of two equals half of the time", () => {
  const pick = listPicker(powerOfTwo, { prng: seededPrng(13) });
  const list = endpoints(2);
  let first = 0;
  for (let i = 0; i < 10_000; i++)
    first += pick(list, call(i)) === list[0] ? 1 : 0;
  expect(Math.abs(first - 5_000)).toBeLessThan(250); // five standard deviations
});

test("powerOfTwo() never picks the worst of distinct loads", () => {
  const pick = listPicker(powerOfTwo, { prng: seededPrng(14) });
  const list = [3, 1, 9, 4].map((inFlight, i) =>
    endpoint(`e${i}`, { inFlight }),
  );
  for (let i = 0; i < 2_000; i++)
    expect(pick(list, call(i))?.id).not.toBe("e2");
});

test("powerOfTwo() keeps 20 000 balls in ten bins within a few of even", () => {
  const even = ballsAboveMean(listPicker(powerOfTwo, { prng: seededPrng(15) }));
  const uneven = ballsAboveMean(listPicker(random, { prng: seededPrng(15) }));
  expect(even).toBeLessThanOrEqual(4);
  expect(uneven).toBeGreaterThan(20);
});

function ballsAboveMean(pick: ListPicker): number {
  const bins = endpoints(10);
  for (let i = 0; i < 20_000; i++) {
    const picked = pick(bins, call(i));
    for (const bin of bins) bin.inFlight += bin === picked ? 1 : 0;
  }
  return Math.max(...bins.map(({ inFlight }) => inFlight)) - 2_000;
}

test("powerOfTwo() answers 99 % sooner than round robin, and that than random", () => {
  const load = {
    n: 4,
    arrivalsPerS: 150,
    serviceMs: 20,
    requests: 60_000,
    seed: 1,
  };
  const [unaware, turns, two] = [random, roundRobin, powerOfTwo].map(
    (it) => simulate(listPicker(it, { prng: seededPrng(16) }), load).p99Ms,
  );
  expect(unaware).toBeGreaterThan(turns ?? Infinity);
  expect(turns).toBeGreaterThan(two ?? Infinity);
});
