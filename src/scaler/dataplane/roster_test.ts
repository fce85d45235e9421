import { expect, test } from "bun:test";

import type { RosterEndpoint } from "./endpoint.ts";
import { DEFAULT_LIMITS, type LimitChanges } from "./limits.ts";
import { Roster } from "./roster.ts";
import type { RosterEntry } from "./types.ts";

function make(concurrency = 2, limits: LimitChanges = {}) {
  const told: string[] = [];
  const events = {
    onJoin(it: RosterEndpoint) {
      it.reach.up();
      told.push(`join ${it.id}`);
    },
    onLeave: (it: RosterEndpoint) => void told.push(`leave ${it.id}`),
    onDrained: (it: RosterEndpoint) => void told.push(`drained ${it.id}`),
  };
  const clock = { ms: 1 };
  const roster = new Roster(concurrency, {
    events,
    limits: { ...DEFAULT_LIMITS, ...limits },
    now: () => clock.ms,
    prng: () => 0,
  });
  return { roster, told, clock };
}

function ready(...ids: string[]): RosterEntry[] {
  return ids.map((id) => ({ id, host: "h", port: 1, state: "ready" }));
}

function ids(roster: Roster): string {
  return roster
    .eligible()
    .map((it) => it.id)
    .join("");
}

function take(roster: Roster, id: string): RosterEndpoint {
  const endpoint = roster.find(id);
  if (!endpoint) throw new Error(`No endpoint ${id}`);
  roster.take(endpoint);
  return endpoint;
}

function giveBack(roster: Roster, endpoint: RosterEndpoint): void {
  roster.release(endpoint, "completed", 0);
}

test("Roster.eligible() leaves out the full, the draining and those not up", () => {
  const { roster } = make(1);
  roster.set(ready("a", "b", "c", "d"));
  take(roster, "a");
  roster.find("b")?.reach.pause();
  roster.invalidate();
  roster.set([
    ...ready("a", "b", "c"),
    { id: "d", host: "h", port: 1, state: "draining" },
  ]);
  expect(ids(roster)).toBe("c");
});

test("Roster.eligible() counts a pick before anything else happens", () => {
  const { roster } = make(2);
  roster.set(ready("a"));
  take(roster, "a");
  expect(ids(roster)).toBe("a");
  const endpoint = take(roster, "a");
  expect(ids(roster)).toBe("");
  giveBack(roster, endpoint);
  expect(ids(roster)).toBe("a");
});

test("Roster.candidates() is always the same object", () => {
  const { roster } = make();
  roster.set(ready("a", "b"));
  const before = roster.candidates();
  take(roster, "a");
  take(roster, "a");
  expect(roster.candidates()).toBe(before);
});

test("Roster.set() keeps the order of joining and the counts of those that stay", () => {
  const { roster } = make();
  roster.set(ready("b", "a"));
  take(roster, "b");
  roster.set(ready("c", "a", "b"));
  expect(ids(roster)).toBe("bac");
  expect(roster.find("b")?.inFlight).toBe(1);
});

test("Roster.set() lets one that is gone finish, then hangs up", () => {
  const { roster, told } = make();
  roster.set(ready("a", "b"));
  const a = take(roster, "a");
  roster.set([]);
  expect(told).toEqual(["join a", "join b", "leave b"]);
  giveBack(roster, a);
  expect(told.at(-1)).toBe("leave a");
});

test("Roster.set() takes another address for another end server", () => {
  const { roster, told } = make();
  roster.set(ready("a"));
  roster.set([{ id: "a", host: "h", port: 2, state: "ready" }]);
  expect(told).toEqual(["join a", "leave a", "join a"]);
});

test("Roster tells of a drained one once, when its last request has ended", () => {
  const { roster, told } = make();
  roster.set(ready("a"));
  const a = take(roster, "a");
  take(roster, "a");
  roster.set([{ id: "a", host: "h", port: 1, state: "draining" }]);
  giveBack(roster, a);
  expect(told).toEqual(["join a"]);
  giveBack(roster, a);
  roster.set([{ id: "a", host: "h", port: 1, state: "draining" }]);
  expect(told).toEqual(["join a", "drained a"]);
});

test("Roster.idlest() goes by what is in flight now, of equals by the order named", () => {
  const { roster } = make(10);
  roster.set(ready("a", "b", "c", "d"));
  take(roster, "a");
  take(roster, "a");
  const busy = take(roster, "b");
  take(roster, "c");
  const among = ["d", "c", "b", "a", "nobody"];
  const chosen = (count: number) => roster.idlest({ among, count });
  expect(chosen(2)).toEqual(["d", "c"]);
  giveBack(roster, busy);
  expect(chosen(2)).toEqual(["d", "b"]);
  expect(chosen(9)).toEqual(["d", "b", "c", "a"]);
});

test("Roster.drain() takes those named out of the pick set, once", () => {
  const { roster, told } = make();
  roster.set(ready("a", "b", "c"));
  take(roster, "b");
  told.length = 0;
  roster.drain(["a", "b", "nobody"]);
  expect(ids(roster)).toBe("c");
  expect(told).toEqual(["drained a"]);
  roster.drain(["a"]);
  expect(told).toEqual(["drained a"]);
});

test("Roster.set() makes one that was draining ready again, with its requests", () => {
  const { roster, told } = make();
  roster.set(ready("a", "b"));
  const endpoint = take(roster, "a");
  roster.drain(["a", "b"]);
  roster.set(ready("a", "b"));
  expect(ids(roster)).toBe("ab");
  giveBack(roster, endpoint);
  expect(told.slice(2)).toEqual(["drained b", "join a", "join b"]);
});

test("Roster tells at once of a draining one that has nothing", () => {
  const { roster, told } = make();
  roster.set(ready("a"));
  roster.set([{ id: "a", host: "h", port: 1, state: "draining" }]);
  expect(told).toEqual(["join a", "drained a"]);
});

/** Fails so many requests of one, one after the other. */
function fail(roster: Roster, id: string, count = 5): void {
  for (let i = 0; i < count; i++) {
    roster.release(take(roster, id), "broken", 0);
  }
}

const AT_ONCE = { slowStartMs: 0 };

test("Roster leaves out one that failed five times in a row, until a probe is answered", () => {
  const { roster, clock } = make(2, AT_ONCE);
  roster.set(ready("a", "b"));
  fail(roster, "a", 4);
  expect(ids(roster)).toBe("ab");
  fail(roster, "a", 1);
  expect(ids(roster)).toBe("b");
  expect(roster.snapshot()[0]).toMatchObject({
    state: "ejected",
    trouble: "failing",
    ejections: 1,
  });
  clock.ms += 29_999;
  roster.tick(clock.ms);
  expect(ids(roster)).toBe("b");
  clock.ms += 1;
  expect(roster.tick(clock.ms)).toBe(true);
  expect(ids(roster)).toBe("ab");
  const probe = take(roster, "a");
  expect(ids(roster)).toBe("b"); // one at a time
  giveBack(roster, probe);
  expect(ids(roster)).toBe("ab");
  expect(roster.snapshot()[0]?.state).toBe("ready");
});

test("Roster leaves it out for longer when the probe fails", () => {
  const { roster, clock } = make(2, AT_ONCE);
  roster.set(ready("a", "b"));
  fail(roster, "a");
  clock.ms += 30_000;
  roster.tick(clock.ms);
  fail(roster, "a", 1);
  expect(roster.snapshot()[0]?.ejections).toBe(2);
  clock.ms += 59_999;
  roster.tick(clock.ms);
  expect(ids(roster)).toBe("b");
  clock.ms += 1;
  roster.tick(clock.ms);
  expect(ids(roster)).toBe("ab");
});

test("Roster never leaves out the last one, nor more than half", () => {
  const { roster } = make(2, AT_ONCE);
  roster.set(ready("a"));
  fail(roster, "a", 20);
  expect(ids(roster)).toBe("a");
  roster.set(ready("a", "b", "c"));
  for (const id of ["a", "b", "c"]) fail(roster, id, 20);
  expect(ids(roster)).toBe("bc");
});

test("Roster lets all in again when connections are lost on top", () => {
  const { roster } = make(2, AT_ONCE);
  roster.set(ready("a", "b"));
  fail(roster, "a");
  roster.find("b")?.reach.down(1);
  roster.invalidate();
  expect(ids(roster)).toBe("a");
  expect(roster.snapshot().map(({ state }) => state)).toEqual([
    "ready",
    "ejected",
  ]);
});

test("Roster.setHealth() takes an end server at its word that it does not serve", () => {
  const { roster } = make(2, AT_ONCE);
  roster.set(ready("a"));
  roster.setHealth("a", "not_serving");
  expect(ids(roster)).toBe("");
  expect(roster.isDown).toBe(true);
  roster.setHealth("a", "serving");
  expect(ids(roster)).toBe("a");
  expect(roster.isDown).toBe(false);
});

test("Roster.setHealth() leaves out a silent one only while enough are left", () => {
  const { roster } = make(2, AT_ONCE);
  roster.set(ready("a", "b"));
  roster.setHealth("a", "silent");
  roster.setHealth("b", "silent");
  expect(ids(roster)).toBe("b");
  roster.setHealth("a", "serving");
  roster.tick(1);
  expect(ids(roster)).toBe("a");
});

test("Roster.isDown is false for nobody, for those that come and for those that go", () => {
  const { roster } = make();
  expect(roster.isDown).toBe(false);
  roster.set([{ id: "a", host: "h", port: 1, state: "draining" }]);
  expect(roster.isDown).toBe(false);
});
