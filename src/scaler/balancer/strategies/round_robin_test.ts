import { expect, test } from "bun:test";

import { conform } from "./_conform.ts";
import {
  call,
  endpoint,
  endpoints,
  spread,
  listPicker,
  type ListPicker,
} from "./_fixtures.ts";
import { roundRobin } from "./round_robin.ts";
import type { Endpoint } from "../types.ts";

conform("roundRobin", roundRobin, [
  {
    reason: "it goes by turns, not by load",
    tests: ["never picks the busiest", "spares the slow to end"],
  },
]);

test("roundRobin() goes in a circle", () => {
  const pick = listPicker(roundRobin);
  expect(turns(pick, letters("abc"), 6)).toBe("abcabc");
});

test("roundRobin() is even to within one after every single pick", () => {
  const pick = listPicker(roundRobin);
  const list = endpoints(5);
  const counts = new Map(list.map(({ id }) => [id, 0]));
  for (let i = 0; i < 3_000; i++) {
    const id = pick(list, call(i))?.id ?? "";
    counts.set(id, (counts.get(id) ?? 0) + 1);
    expect(spread(counts)).toBeLessThanOrEqual(1);
  }
});

test("roundRobin() goes on where it was when the last member leaves", () => {
  const pick = listPicker(roundRobin);
  expect(turns(pick, letters("abcd"), 2)).toBe("ab");
  expect(turns(pick, letters("abc"), 4)).toBe("cabc");
});

test("roundRobin() goes on where it was when a member before leaves", () => {
  const pick = listPicker(roundRobin);
  expect(turns(pick, letters("abcd"), 2)).toBe("ab");
  expect(turns(pick, letters("bcd"), 4)).toBe("cdbc");
});

test("roundRobin() gives a new member one turn, not a flood", () => {
  const pick = listPicker(roundRobin);
  turns(pick, letters("ab"), 101);
  expect(turns(pick, letters("abn"), 6)).toBe("nbanba");
});

test("roundRobin() gives one that was full its turn back, once", () => {
  const pick = listPicker(roundRobin);
  expect(turns(pick, letters("abc"), 3)).toBe("abc");
  expect(turns(pick, letters("bc"), 4)).toBe("bcbc");
  expect(turns(pick, letters("abc"), 4)).toBe("abca");
});

test("roundRobin() does not favour the first when the list keeps changing", () => {
  const pick = listPicker(roundRobin);
  const all = letters("abcdef");
  const counts = new Map(all.map(({ id }) => [id, 0]));
  for (let i = 0; i < 600; i++) {
    // Another one is missing each time.
    const here = all.filter((_, at) => at !== i % 6);
    const id = pick(here, call(i))?.id ?? "";
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  expect(spread(counts)).toBeLessThanOrEqual(2);
});

test("roundRobin() stays a circle for longer than its memory for the gone", () => {
  const pick = listPicker(roundRobin);
  const many = endpoints(3_000);
  for (let i = 0; i < 9_000; i++) {
    expect(pick(many, call(i))).toBe(many[i % 3_000]);
  }
});

test("roundRobin() keeps the order of turns when it clears its memory", () => {
  const pick = listPicker(roundRobin);
  turns(pick, letters("abc"), 1_020);
  const last = ["c", "b", "a", "d"].map((id) => turns(pick, letters(id), 1));
  expect(last.join("")).toBe("cbad"); // the 1 024th pick clears
  expect(turns(pick, letters("abcd"), 8)).toBe("cbadcbad");
});

function letters(ids: string): Endpoint[] {
  return [...ids].map((id) => endpoint(id));
}

function turns(
  pick: ListPicker,
  list: readonly Endpoint[],
  count: number,
): string {
  return Array.from({ length: count }, (_, i) => pick(list, call(i))?.id).join(
    "",
  );
}
