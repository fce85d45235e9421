import { expect, test } from "bun:test";

import { rejectionOf } from "../../../_tools/testing/rejection_of.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { chance } from "../simulator/chance.ts";
import type { SimulatedSettings } from "../simulator/types.ts";
import { chunkOf, recordOf, stateAt } from "./_samples.ts";
import { readTrace } from "./read_trace.ts";
import { Recording } from "./recording.ts";
import { replay } from "./replay.ts";
import type { ReplayRequest } from "./replay_scenario.ts";
import { replayInThread } from "./replay_thread.ts";

const BEGAN_MS = 1_800_000_000_000;
const MINUTE_MS = 60_000;
const SETTINGS: SimulatedSettings = {
  policy: "queueing",
  strategy: "least_connections",
  min: 1,
  max: 1,
  concurrency: 10,
  queueLimit: 1_000,
};

/** Minutes of 40 requests a second that one end server takes 20 ms each for. */
function recordMinutes(directory: string, minutes: number) {
  const prng = chance(3);
  const recording = new Recording({
    directory,
    mostBytes: 16 << 20,
    onEvent() {},
  });
  let nowMs = 0;
  let freeMs = 0;
  let lastMs = 0;
  const ended: number[] = [];
  let records: ReturnType<typeof recordOf>[] = [];
  const flush = (atMs: number) => {
    const chunk = chunkOf(records, BEGAN_MS);
    const one = { endServers: 1, ready: 1, desired: 1 };
    recording.add(chunk, stateAt(BEGAN_MS + atMs, one));
    records = [];
    lastMs = atMs;
  };
  while (nowMs < minutes * MINUTE_MS) {
    nowMs -= Math.log(1 - prng()) * 25;
    const endedMs = Math.max(freeMs, nowMs) - Math.log(1 - prng()) * 20;
    while ((ended[0] ?? Infinity) <= nowMs) ended.shift();
    const beside = ended.length;
    records.push(recordOf({ arrivedMs: nowMs, endedMs, beside }));
    ended.push(endedMs);
    freeMs = endedMs;
    if (endedMs - lastMs > 500) flush(endedMs);
  }
  recording[Symbol.dispose]();
}

function requestOf(
  directory: string,
  changes: Partial<ReplayRequest> = {},
): ReplayRequest {
  return {
    directory,
    fromMs: BEGAN_MS,
    toMs: BEGAN_MS + 5 * MINUTE_MS,
    settings: [SETTINGS],
    world: { startMs: 500, slowStartMs: 0 },
    tuning: {},
    target: { of: "response", ms: 200 },
    seed: 1,
    ...changes,
  };
}

test("readTrace() reads the requests of a while, by their arrivals", () => {
  using place = temporaryDirectory();
  recordMinutes(place.path, 2);
  const fromMs = BEGAN_MS + 30_000;
  const toMs = BEGAN_MS + 90_000;
  const { requests } = readTrace(place.path, { fromMs, toMs });
  const arrivals = requests.map((it) => it.arrivedMs);
  expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
  expect(requests.length).toBeWithin(2_100, 2_700);
  expect(arrivals[0]).toBeWithin(fromMs, fromMs + 500);
  expect(arrivals.at(-1)).toBeWithin(toMs - 500, toMs);
});

test("readTrace() reads what came before the first news of an instance", () => {
  using place = temporaryDirectory();
  const recording = new Recording({
    directory: place.path,
    mostBytes: 1 << 20,
    onEvent() {},
  });
  const state = stateAt(BEGAN_MS + 100);
  recording.add(undefined, state);
  const early = recordOf({ arrivedMs: 40, endedMs: 60 });
  recording.add(chunkOf([early], BEGAN_MS), state);
  recording.flush();
  const asked = { fromMs: BEGAN_MS - 1_000, toMs: BEGAN_MS + 1_000 };
  expect(readTrace(place.path, asked).requests).toHaveLength(1);
});

test("readTrace() reads the newest when there are more than it takes", () => {
  using place = temporaryDirectory();
  recordMinutes(place.path, 2);
  const toMs = BEGAN_MS + 2 * MINUTE_MS;
  const asked = { fromMs: BEGAN_MS, toMs, most: 1_000 };
  const { requests, fromMs } = readTrace(place.path, asked);
  expect(requests.length).toBeWithin(900, 1_100);
  expect(fromMs).toBeGreaterThan(BEGAN_MS + MINUTE_MS);
  expect(requests.at(-1)?.arrivedMs).toBeGreaterThan(toMs - 1_000);
});

test("replay() with the settings in force comes to what was seen", () => {
  using place = temporaryDirectory();
  recordMinutes(place.path, 5);
  const { observed, plays, parallel, workMs } = replay(requestOf(place.path));
  const [again] = plays;
  expect(parallel).toBe(1);
  expect(workMs).toBeWithin(19, 21);
  expect(again?.arrived).toBe(observed.arrived);
  for (const figure of ["responseP50Ms", "responseP99Ms"] as const) {
    const ratio = (again?.[figure] ?? NaN) / observed[figure];
    expect(Math.abs(ratio - 1)).toBeLessThan(0.02);
  }
  const share = (again?.beyondTarget ?? NaN) - observed.beyondTarget;
  expect(Math.abs(share)).toBeLessThan(0.005);
  expect(observed.endServerMinutes).toBeWithin(4.9, 5.1);
  expect(again?.endServerMinutes).toBeWithin(4.9, 5.1);
});

test("replay() with another end server has less waiting and more minutes", () => {
  using place = temporaryDirectory();
  recordMinutes(place.path, 5);
  const settings = [SETTINGS, { ...SETTINGS, min: 2, max: 2 }];
  const { plays } = replay(requestOf(place.path, { settings }));
  const [one, two] = plays;
  expect(two?.responseP99Ms).toBeLessThan((one?.responseP99Ms ?? 0) / 2);
  expect(two?.endServerMinutes).toBeGreaterThan(9.5);
});

test("replay() of nothing is empty, and says so", () => {
  using place = temporaryDirectory();
  const { observed, plays, notes } = replay(requestOf(place.path));
  expect(observed.arrived).toBe(0);
  expect(plays[0]?.arrived).toBe(0);
  expect(notes[0]).toContain("Only 0.0 minutes");
});

test("replayInThread() comes to the same, and tells how far it is", async () => {
  using place = temporaryDirectory();
  recordMinutes(place.path, 5);
  const request = requestOf(place.path);
  const { signal } = new AbortController();
  const shares: number[] = [];
  const onProgress = (share: number) => void shares.push(share);
  const there = await replayInThread(request, { signal, onProgress });
  expect(there).toEqual(replay(request));
  expect(shares.every((it) => it >= 0 && it <= 1)).toBe(true);
});

test("replayInThread() ends when its signal aborts, and when it takes too long", async () => {
  using place = temporaryDirectory();
  recordMinutes(place.path, 1);
  const onProgress = () => {};
  const stop = new AbortController();
  const stopped = replayInThread(requestOf(place.path), {
    signal: stop.signal,
    onProgress,
  });
  stop.abort(new Error("gone"));
  expect(await rejectionOf(stopped)).toThrow("gone");
  const { signal } = new AbortController();
  const options = { signal, onProgress, mostMs: 0 };
  const late = replayInThread(requestOf(place.path), options);
  expect(await rejectionOf(late)).toThrow("choose a shorter one");
});

test("replay() notes what it cannot know, and nothing when it knows it", () => {
  using place = temporaryDirectory();
  recordMinutes(place.path, 5);
  const asked = requestOf(place.path, { startMs: 700 });
  expect(replay(asked).notes).toEqual([]);
  const longer = { ...asked, fromMs: BEGAN_MS - 5 * MINUTE_MS };
  expect(replay(longer).notes).toEqual([
    expect.stringContaining("Only 5.0 minutes of that while"),
  ]);
});
