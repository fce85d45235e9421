import { expect, test } from "bun:test";

import { candidate, type TestCandidate } from "./_shake.ts";
import { Candidates } from "./candidates.ts";
import { Newcomers, type Newcomer } from "./newcomers.ts";

function server(id: string): Newcomer & TestCandidate {
  const settled = { isNew: false, joinedMs: -Infinity, credit: 1 };
  return { ...candidate(id), ...settled, hasSlot: () => true };
}

test("Newcomers.holdBack() leaves out a new one that has had its due, while another is free", () => {
  const newcomers = new Newcomers(10_000);
  const [old, fresh] = [server("old"), server("new")];
  newcomers.add(fresh, 0);
  newcomers.onPicked(fresh, { count: 2, nowMs: 0 });
  const candidates = new Candidates();
  for (const it of [old, fresh]) candidates.put(it);
  newcomers.holdBack(candidates, { concurrency: 10, nowMs: 0 });
  expect([...candidates]).toEqual([old]);
});

test("Newcomers.onPicked() gives a new one its weight's share of each pick", () => {
  const newcomers = new Newcomers(10_000);
  const [old, fresh] = [server("old"), server("new")];
  newcomers.add(fresh, 0);
  fresh.credit = 0;
  for (let i = 0; i < 10; i++) {
    newcomers.onPicked(old, { count: 2, nowMs: 5_000 });
  }
  expect(fresh.credit).toBe(2); // half of an equal part of 10, and no more saved
});

test("Newcomers.tick() forgets those that are new no more", () => {
  const newcomers = new Newcomers(10_000);
  const fresh = server("new");
  newcomers.add(fresh, 0);
  newcomers.tick(9_999);
  expect([newcomers.isEmpty, fresh.isNew]).toEqual([false, true]);
  newcomers.tick(10_000);
  expect([newcomers.isEmpty, fresh.isNew]).toEqual([true, false]);
});
