import { expect, test } from "bun:test";

import {
  chooseVictims,
  freeOrdinal,
  rosterOf,
  type Member,
  type Phase,
} from "./member.ts";

function starting(): Phase {
  return { kind: "starting", abort: new AbortController() };
}
const ready: Phase = { kind: "ready", host: "h", port: 1, sinceMs: 0 };
const draining: Phase = { kind: "draining", host: "h", port: 2 };
const gone: Phase = { kind: "gone", detail: "ended" };

function member(name: string, phase: Phase, createdAtMs = 0): Member {
  return { name, phase, createdAtMs };
}

function victims(
  members: readonly Member[],
  { count, busy = {} }: { count: number; busy?: Record<string, number> },
): string[] {
  const inFlight = (name: string) => busy[name] ?? 0;
  return chooseVictims(members, { count, inFlight }).map(({ name }) => name);
}

test("chooseVictims() takes the one with the fewest requests in flight", () => {
  const members = [member("a", ready), member("b", ready), member("c", ready)];
  const busy = { a: 3, b: 1, c: 2 };
  expect(victims(members, { count: 1, busy })).toEqual(["b"]);
});

test("chooseVictims() takes the youngest of equals", () => {
  const members = [
    member("old", ready, 1),
    member("young", ready, 9),
    member("middle", ready, 5),
  ];
  expect(victims(members, { count: 2 })).toEqual(["young", "middle"]);
});

test("chooseVictims() takes those that do not serve yet first", () => {
  const members = [member("idle", ready, 9), member("new", starting(), 1)];
  expect(victims(members, { count: 1 })).toEqual(["new"]);
});

test("chooseVictims() passes over those already on their way out", () => {
  const members = [member("a", draining), member("b", gone)];
  expect(victims(members, { count: 2 })).toEqual([]);
});

test("chooseVictims() takes nobody for a count below one", () => {
  expect(victims([member("a", ready)], { count: -3 })).toEqual([]);
});

test("freeOrdinal() gives names back into use, lowest first", () => {
  const taken = new Map([
    ["i-1", 0],
    ["i-3", 0],
  ]);
  expect(freeOrdinal("i", taken)).toBe(2);
});

test("rosterOf() tells of ready and draining members, in their order", () => {
  const members = [
    member("a", draining),
    member("b", starting()),
    member("c", ready),
    member("d", gone),
  ];
  expect(rosterOf(members)).toEqual([
    { id: "a", host: "h", port: 2, state: "draining" },
    { id: "c", host: "h", port: 1, state: "ready" },
  ]);
});
