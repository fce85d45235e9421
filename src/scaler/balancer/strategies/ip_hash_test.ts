import { expect, test } from "bun:test";

import { seededPrng } from "../../../../_tools/testing/seeded_prng.ts";
import { conform } from "./_conform.ts";
import {
  call,
  clientAddress,
  endpoint,
  endpoints,
  pickOften,
  listPicker,
} from "./_fixtures.ts";
import { ipHash, loadCap } from "./ip_hash.ts";
import type { Endpoint } from "../types.ts";

conform("ipHash", ipHash, [
  {
    reason: "a client's place counts for more than the load, up to the bound",
    tests: ["never picks the busiest", "spares the slow to end"],
  },
]);

const KEYS = 20_000;
const pick = listPicker(ipHash);

test("ipHash() keeps a client at its endpoint, whatever the order of the list", () => {
  const list = endpoints(5);
  for (let i = 0; i < 500; i++) {
    expect(pick(list.toReversed(), call(i))).toBe(pick(list, call(i)));
  }
});

test("ipHash() does not go by the port or the time of a call", () => {
  const list = endpoints(4);
  const client = { clientAddress: "2001:db8::7" };
  const first = pick(list, { ...client, nowMs: 0 });
  expect(pick(list, { ...client, nowMs: 1e12 })).toBe(first);
});

test.each([
  [2, 1.05],
  [4, 1.06],
  [9, 1.15],
])(
  "ipHash() spreads 20 000 neighbouring addresses over %p evenly",
  (n, most) => {
    const counts = [...pickOften(pick, endpoints(n), KEYS).values()];
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(most);
  },
);

test.each([2, 4, 9])(
  "ipHash() moves clients of %p only to the one that joins, and 1/(n+1) of them",
  (n) => {
    const after = endpoints(n + 1);
    const before = after.slice(0, n);
    const joined = after[n];
    let moved = 0;
    for (let i = 0; i < KEYS; i++) {
      const now = pick(after, call(i));
      if (now === pick(before, call(i))) continue;
      expect(now).toBe(joined);
      moved++;
    }
    const share = 1 / (n + 1);
    const sigma = Math.sqrt((share * (1 - share)) / KEYS);
    expect(Math.abs(moved / KEYS - share)).toBeLessThan(5 * sigma);
  },
);

test("ipHash() moves only the clients of the one that leaves, and they come back with it", () => {
  const all = endpoints(5);
  const left = all[2];
  const rest = all.filter((it) => it !== left);
  for (let i = 0; i < 2_000; i++) {
    const home = pick(all, call(i));
    const away = pick(rest, call(i));
    if (home !== left) expect(away === home).toBe(true);
    expect(pick(all, call(i)) === home).toBe(true);
  }
});

test.each([
  [1.25, 6],
  [1.5, 7],
  [2, 9],
])(
  "loadCap() with 16 in flight on four and a bound of %p is %p",
  (bound, cap) => {
    const list = [7, 3, 4, 2].map((inFlight, i) =>
      endpoint(`e${i}`, { inFlight }),
    );
    expect(loadCap(list, bound)).toBe(cap);
  },
);

test("loadCap() lets an idle endpoint take one, however many there are", () => {
  expect(loadCap(endpoints(100))).toBe(1);
});

test("ipHash() never lets one hot client fill an endpoint above the bound", () => {
  const list = endpoints(4);
  const hot = { clientAddress: "192.0.2.1", nowMs: 0 };
  for (let m = 0; m < 400; m++) {
    const cap = Math.max(1, Math.ceil((1.25 * (m + 1)) / 4));
    const home = pick(list, hot);
    const picked = list.find((it) => it === home);
    if (!picked)
      throw new Error("Cannot pick: somebody is always below the cap");
    picked.inFlight++;
    expect(picked.inFlight).toBeLessThanOrEqual(cap);
  }
});

test("ipHash() spills over to a client's own next best, not to the next in the list", () => {
  const firstChoice = clientsOf(endpoints(5), "4f1c20a9b3d7-2");
  const list = endpoints(5);
  const full = list[1];
  if (full) full.inFlight = 1;
  const counts = new Map<string, number>();
  for (const address of firstChoice) {
    const id = pick(list, { clientAddress: address, nowMs: 0 })?.id ?? "";
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  expect(counts.size).toBe(4);
  for (const n of counts.values()) {
    expect(n / firstChoice.length).toBeWithin(0.2, 0.3);
  }
});

function clientsOf(list: readonly Endpoint[], id: string): string[] {
  const addresses = Array.from({ length: KEYS }, (_, i) => clientAddress(i));
  return addresses.filter(
    (address) => pick(list, { clientAddress: address, nowMs: 0 })?.id === id,
  );
}

test("ipHash() spreads random ids and IPv6 clients as well", () => {
  const chance = seededPrng(21);
  const word = () => Math.floor(chance() * 65_536).toString(16);
  const list = Array.from({ length: 6 }, () =>
    endpoint(`${word()}${word()}-1`),
  );
  const counts = new Map(list.map(({ id }) => [id, 0]));
  for (let i = 0; i < 12_000; i++) {
    const address = `2001:db8::${word()}:${i.toString(16)}`;
    const id = pick(list, { clientAddress: address, nowMs: 0 })?.id ?? "";
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  // Five standard deviations of a fair draw: 2000 ± 204.
  for (const n of counts.values())
    expect(Math.abs(n - 2_000)).toBeLessThan(204);
});
