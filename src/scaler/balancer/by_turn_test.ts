import { expect, test } from "bun:test";

import { candidate, shake } from "./_shake.ts";
import { ByTurn } from "./by_turn.ts";
import { Candidates } from "./candidates.ts";

test("ByTurn.next() is the one that has waited longest, whoever comes and goes", () => {
  const order = new ByTurn();
  const turns = new Map<string, number>();
  let turn = 0;
  shake((members, candidates) => {
    candidates.keep(order);
    const next = order.next();
    const waited = members.map(({ id }) => turns.get(id) ?? 0);
    expect(turns.get(next?.id ?? "") ?? 0).toBe(Math.min(...waited));
    if (next !== undefined) turns.set(next.id, ++turn);
  });
});

test("ByTurn gives those their turn first that had none, in the order of joining", () => {
  const order = new ByTurn();
  const candidates = new Candidates();
  candidates.keep(order);
  for (const id of ["a", "b"]) candidates.put(candidate(id));
  const first = [order.next(), order.next()];
  for (const id of ["c", "d"]) candidates.put(candidate(id));
  const all = [...first, ...[1, 2, 3].map(() => order.next())];
  expect(all.map((it) => it?.id).join("")).toBe("abcda");
});

test("ByTurn forgets those that went long ago, and nobody of late", () => {
  const order = new ByTurn();
  const candidates = new Candidates();
  candidates.keep(order);
  const stays = candidate("stays");
  candidates.put(stays);
  order.next();
  for (let i = 0; i < 5_000; i++) {
    const passing = candidate(`p${i}`);
    candidates.put(passing);
    expect(order.next()).toBe(passing);
    candidates.forget(passing);
  }
  // One that has just had its turn comes after the one that waits since.
  candidates.put(candidate("p4999"));
  expect(order.next()).toBe(stays);
});

test("ByTurn of nobody has no turn to give", () => {
  expect(new ByTurn().next()).toBeUndefined();
});
