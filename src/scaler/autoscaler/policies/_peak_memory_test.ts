import { expect, test } from "bun:test";

import { createPeakMemory, type PeakMemory } from "./_peak_memory.ts";

const LEAST_MS = 60_000;
const START_MS = 1_000;
const SECOND = 1_000;

/** Needs every second from one time to another, s; gives the last. */
function need(
  memory: PeakMemory,
  { from, to, endServers }: Record<"from" | "to" | "endServers", number>,
) {
  for (let s = from; s < to; s++) {
    memory.note({ atMs: s * SECOND, endServers, startMs: START_MS });
  }
  return memory.highest((to - 1) * SECOND);
}

test("createPeakMemory() forgets a need after its least time", () => {
  const memory = createPeakMemory(LEAST_MS);
  expect(memory.highest(0)).toBeUndefined();
  need(memory, { from: 0, to: 20, endServers: 8 });
  expect(need(memory, { from: 20, to: 80, endServers: 2 })).toEqual({
    endServers: 8,
    agoMs: 59_000,
    countsMs: LEAST_MS,
  });
  expect(need(memory, { from: 80, to: 81, endServers: 2 })?.endServers).toBe(2);
});

test("createPeakMemory() keeps a load that came back at once for longer than it was away", () => {
  const memory = createPeakMemory(LEAST_MS);
  need(memory, { from: 0, to: 20, endServers: 8 });
  need(memory, { from: 20, to: 120, endServers: 2 });
  need(memory, { from: 120, to: 140, endServers: 8 });
  const later = need(memory, { from: 140, to: 260, endServers: 2 });
  expect(later).toMatchObject({ endServers: 8, countsMs: 125_000 });
  const atLast = need(memory, { from: 260, to: 270, endServers: 2 });
  expect(atLast?.endServers).toBe(2);
});

test("createPeakMemory() does so for half an hour only", () => {
  const memory = createPeakMemory(LEAST_MS);
  need(memory, { from: 0, to: 20, endServers: 8 });
  need(memory, { from: 20, to: 120, endServers: 2 });
  need(memory, { from: 120, to: 140, endServers: 8 });
  const after = need(memory, { from: 140, to: 1_925, endServers: 2 });
  expect(after?.countsMs).toBe(LEAST_MS);
});

test("createPeakMemory() does not wait for a load that came slowly", () => {
  const memory = createPeakMemory(LEAST_MS);
  need(memory, { from: 0, to: 20, endServers: 8 });
  need(memory, { from: 20, to: 120, endServers: 2 });
  for (const [i, endServers] of [3, 4, 5, 6, 7, 8].entries()) {
    const from = 120 + 20 * i;
    need(memory, { from, to: from + 20, endServers });
  }
  expect(memory.highest(240 * SECOND)?.countsMs).toBe(LEAST_MS);
});

test("createPeakMemory() takes one end server more or less for no rush", () => {
  const memory = createPeakMemory(LEAST_MS);
  for (let s = 0; s < 400; s += 40) {
    need(memory, { from: s, to: s + 20, endServers: 4 });
    need(memory, { from: s + 20, to: s + 40, endServers: 5 });
  }
  expect(memory.highest(400 * SECOND)?.countsMs).toBe(LEAST_MS);
});
