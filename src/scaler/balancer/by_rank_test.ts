import { expect, test } from "bun:test";

import { candidate, fewestOf, idsOf, shake } from "./_shake.ts";
import { ByRank } from "./by_rank.ts";
import { Candidates } from "./candidates.ts";

test("ByRank has the one with the lowest rank at hand, whatever changes", () => {
  const order = new ByRank(
    ({ inFlight, id }) => inFlight + Number(id.slice(1)) / 100,
  );
  shake((members, candidates) => {
    candidates.keep(order);
    const [lowest] = fewestOf(members);
    expect(idsOf(order.firsts())).toBe(lowest?.id ?? "");
  });
});

test("ByRank.firsts() is all that are equal, and of many 16", () => {
  const order = new ByRank(({ inFlight }) => inFlight);
  shake((members, candidates) => {
    candidates.keep(order);
    const fewest = fewestOf(members);
    const firsts = order.firsts();
    expect(new Set(firsts).size).toBe(Math.min(16, fewest.length));
    expect(firsts.every((it) => fewest.some((one) => one === it))).toBe(true);
  });
});

test("ByRank puts infinite ranks where they belong", () => {
  const ranks: Record<string, number> = { a: Infinity, b: -Infinity, c: 0 };
  const order = new ByRank(({ id }) => ranks[id] ?? 0);
  const candidates = new Candidates();
  for (const id of ["a", "b", "c"]) candidates.put(candidate(id));
  candidates.keep(order);
  expect(idsOf(order.firsts())).toBe("b");
});
