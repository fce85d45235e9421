import { expect, test } from "bun:test";

import {
  chooseReturns,
  dispensable,
  freeOrdinal,
  rosterOf,
  type Member,
  type Phase,
} from "./member.ts";

function starting(): Phase {
  return { kind: "starting", abort: new AbortController() };
}
const ready: Phase = { kind: "ready", host: "h", port: 1, sinceMs: 0 };
const draining: Phase = { kind: "draining", host: "h", port: 2, sinceMs: 0 };
const gone: Phase = { kind: "gone", detail: "ended" };

function member(name: string, phase: Phase, createdAtMs = 0): Member {
  return { name, phase, createdAtMs };
}

function names(members: readonly Member[]): string[] {
  return members.map(({ name }) => name);
}

test("dispensable() names those that do not serve yet and those that do, youngest first", () => {
  const members = [
    member("old", ready, 1),
    member("young", ready, 9),
    member("first", starting(), 2),
    member("last", starting(), 3),
    member("leaving", draining),
    member("left", gone),
  ];
  const spare = dispensable(members);
  expect(names(spare.starting)).toEqual(["last", "first"]);
  expect(names(spare.ready)).toEqual(["young", "old"]);
});

test("chooseReturns() takes back the busiest that drain, of equals the oldest, and nobody else", () => {
  const busy: Record<string, number> = { b: 2, c: 2, e: 9, f: 9 };
  const inFlight = (name: string) => busy[name] ?? 0;
  const members = [
    member("a", draining, 1),
    member("b", draining, 5),
    member("c", draining, 3),
    member("d", starting()),
    member("e", ready),
    member("f", gone),
  ];
  const back = (count: number) =>
    names(chooseReturns(members, { count, inFlight }));
  expect(back(9)).toEqual(["c", "b", "a"]);
  expect(back(1)).toEqual(["c"]);
  expect(back(-3)).toEqual([]);
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
