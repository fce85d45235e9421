import { expect, test } from "bun:test";

import { candidate, idsOf } from "./_shake.ts";
import { ByLoad } from "./by_load.ts";
import { Candidates } from "./candidates.ts";

test("Candidates.put() and remove() do nothing a second time", () => {
  const candidates = new Candidates();
  const [a, b] = [candidate("a"), candidate("b")];
  for (const it of [a, b, a]) candidates.put(it);
  expect([candidates.length, idsOf(candidates)]).toEqual([2, "a b"]);
  candidates.remove(a);
  candidates.remove(a);
  const left = [candidates.length, candidates.at(0), candidates.at(1)];
  expect(left).toEqual([1, b, undefined]);
  expect([candidates.has(a), candidates.has(b)]).toEqual([false, true]);
});

test("Candidates keep seats for those that come back, and give away those of the gone", () => {
  const candidates = new Candidates();
  const [a, b, c] = [candidate("a"), candidate("b"), candidate("c")];
  candidates.put(a);
  candidates.put(b);
  const { seat } = a;
  candidates.remove(a);
  candidates.put(a);
  expect(a.seat).toBe(seat);
  candidates.forget(a);
  candidates.put(c);
  expect([a.seat, c.seat, idsOf(candidates)]).toEqual([-1, seat, "b c"]);
});

test("Candidates.keep() begins anew with an order that takes another's place", () => {
  const candidates = new Candidates();
  const [one, other] = [new ByLoad(), new ByLoad()];
  const a = candidate("a", 3);
  candidates.put(a);
  candidates.keep(one);
  candidates.keep(other);
  a.inFlight = 1;
  candidates.put(a);
  candidates.put(candidate("b", 2));
  expect(idsOf(other.least())).toBe("a");
  candidates.keep(one);
  expect(idsOf(one.least())).toBe("a");
});
