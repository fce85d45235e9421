import { expect, test } from "bun:test";

import { candidate, idsOf } from "./_shake.ts";
import { PickSet } from "./pick_set.ts";

function member(id: string) {
  const it = {
    ...candidate(id),
    ...{ isNew: false, joinedMs: -Infinity, credit: 1, isUp: true },
    hasSlot: (concurrency: number) => it.isUp && it.inFlight < concurrency,
  };
  return it;
}

function make(...members: ReturnType<typeof member>[]) {
  const clock = { ms: 0 };
  const picks = new PickSet({
    members: () => members,
    concurrency: 2,
    slowStartMs: 10_000,
    now: () => clock.ms,
  });
  picks.invalidate();
  return { picks, clock };
}

test("PickSet.candidates() leaves out the full, and has them back with their slot", () => {
  const [a, b] = [member("a"), member("b")];
  const { picks } = make(a, b);
  expect(idsOf(picks.candidates())).toBe("a b");
  a.inFlight = 2;
  picks.taken(a, 2);
  expect(idsOf(picks.candidates())).toBe("b");
  a.inFlight = 1;
  picks.update(a);
  expect(idsOf(picks.candidates())).toBe("a b");
});

test("PickSet.invalidate() has everybody looked at again", () => {
  const [a, b] = [member("a"), member("b")];
  const { picks } = make(a, b);
  picks.candidates();
  a.isUp = false;
  expect(idsOf(picks.candidates())).toBe("a b"); // nobody has said so
  picks.invalidate();
  expect(idsOf(picks.candidates())).toBe("b");
  picks.concurrency = 0;
  expect(idsOf(picks.candidates())).toBe("");
});

test("PickSet holds one that has just joined back after its first request, for a while", () => {
  const [old, fresh] = [member("old"), member("fresh")];
  const { picks, clock } = make(old, fresh);
  picks.holdsBack = true;
  picks.joined(fresh);
  expect(idsOf(picks.candidates())).toBe("fresh old");
  fresh.inFlight = 1;
  picks.taken(fresh, 2);
  fresh.inFlight = 0;
  picks.update(fresh);
  expect(idsOf(picks.candidates())).toBe("old");
  clock.ms = 10_000;
  expect(picks.tick(clock.ms)).toBe(true);
  expect(idsOf(picks.candidates())).toBe("fresh old");
  expect(picks.isRamping).toBe(false);
});

test("PickSet.left() forgets one for good", () => {
  const [a, b] = [member("a"), member("b")];
  const { picks } = make(a, b);
  picks.candidates();
  picks.left(a);
  expect([idsOf(picks.candidates()), a.seat]).toEqual(["b", -1]);
});
