import { expect, test } from "bun:test";

import type { RosterEndpoint } from "./endpoint.ts";
import { Roster } from "./roster.ts";
import type { RosterEntry } from "./types.ts";

function make(concurrency = 2) {
  const told: string[] = [];
  const events = {
    onJoin(it: RosterEndpoint) {
      it.up = true;
      told.push(`join ${it.id}`);
    },
    onLeave: (it: RosterEndpoint) => void told.push(`leave ${it.id}`),
    onDrained: (it: RosterEndpoint) => void told.push(`drained ${it.id}`),
  };
  const roster = new Roster(concurrency, { events, now: () => 0 });
  return { roster, told };
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
  endpoint.release("completed", 1);
  roster.released(endpoint);
}

test("Roster.eligible() leaves out the full, the draining and those not up", () => {
  const { roster } = make(1);
  roster.set(ready("a", "b", "c", "d"));
  take(roster, "a");
  const b = roster.find("b");
  if (b) b.up = false;
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

test("Roster.eligible() makes no new array", () => {
  const { roster } = make();
  roster.set(ready("a", "b"));
  const before = roster.eligible();
  take(roster, "a");
  take(roster, "a");
  expect(roster.eligible()).toBe(before);
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

test("Roster tells at once of a draining one that has nothing", () => {
  const { roster, told } = make();
  roster.set(ready("a"));
  roster.set([{ id: "a", host: "h", port: 1, state: "draining" }]);
  expect(told).toEqual(["join a", "drained a"]);
});
