import { expect, test } from "bun:test";

import { sampleState, sampleView } from "./_samples.ts";
import { looksSame } from "./looks_same.ts";
import { reduce } from "./reduce.ts";
import type { State } from "./types.ts";

const VIEW = sampleView("a word", 1);

/** A brief view of an instance, at a second of its life. */
function after(state: State, second: number, requestsPerS = 0): State {
  const { load } = VIEW;
  if (!load) throw new Error("no sample");
  const view = {
    ...VIEW,
    atMs: second * 1_000,
    load: { ...load, requestsPerS },
  };
  return reduce(state, { kind: "view", view, isBrief: true });
}

/** An instance that has been watched for so long. */
function watched(seconds: number): State {
  let state = sampleState("instances");
  for (let s = 100; s < 100 + seconds; s++) state = after(state, s);
  return state;
}

test("looksSame() is so while only time goes on", () => {
  const state = watched(300);
  expect(looksSame(state, after(state, 401))).toBe(true);
});

test("looksSame() is so for some seconds while what is past moves on", () => {
  let state = after(after(watched(300), 401, 5), 402);
  expect(looksSame(state, after(state, 403))).toBe(true);
  const shown = state;
  for (let s = 403; s < 412; s++) state = after(state, s);
  expect(looksSame(shown, state)).toBe(true);
  expect(looksSame(shown, after(state, 412))).toBe(false);
});

test("looksSame() is so however long when there is nothing that could move on", () => {
  const shown = watched(300);
  let state = shown;
  for (let s = 400; s < 500; s++) state = after(state, s);
  expect(looksSame(shown, state)).toBe(true);
});

test("looksSame() is not so when anything else is different", () => {
  const state = watched(300);
  expect(looksSame(state, after(state, 401, 1))).toBe(false);
  const moved = reduce(state, { kind: "patch", patch: { scroll: 1 } });
  expect(looksSame(state, moved)).toBe(false);
  const stale = { kind: "feed-behind", feed: "i1", seconds: 3 } as const;
  expect(looksSame(state, reduce(state, stale))).toBe(false);
});
