import { expect, test } from "bun:test";
import {
  existsSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { chunkOf, recordOf, stateAt } from "./_samples.ts";
import { listSegments, readSegment } from "./_segment_files.ts";
import { Recording } from "./recording.ts";

const MIB = 1 << 20;

interface Place {
  readonly directory: string;
  readonly events?: string[];
  readonly mostBytes?: number;
}

function recordingIn({ directory, events = [], mostBytes = MIB }: Place) {
  const onEvent = (sentence: string) => void events.push(sentence);
  return new Recording({ directory, mostBytes, onEvent });
}

function framesIn(directory: string) {
  const read = listSegments(directory).map((it) => readSegment(it)?.frames);
  return read.flatMap((frames) => frames ?? []);
}

function chunkAt(atMs: number, count = 1) {
  return chunkOf(
    Array.from({ length: count }, () => recordOf()),
    atMs,
  );
}

test("Recording has all that is older than a second on disk", () => {
  using place = temporaryDirectory();
  const directory = join(place.path, "traces", "a");
  const recording = recordingIn({ directory });
  for (let at = 0; at <= 2_000; at += 100) {
    recording.add(chunkAt(at), stateAt(at));
  }
  const kept = framesIn(directory); // as a scaler that was killed left it
  expect(kept.at(-1)?.atMs).toBeGreaterThanOrEqual(1_000);
  expect(kept.length).toBeGreaterThanOrEqual(11);
});

test("Recording's files can be read by their owner alone", () => {
  using place = temporaryDirectory();
  const directory = join(place.path, "traces", "a");
  const recording = recordingIn({ directory });
  recording.add(chunkAt(1), stateAt(1));
  recording.flush();
  const [segment] = listSegments(directory);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  expect(statSync(segment?.path ?? "").mode & 0o777).toBe(0o600);
});

test("Recording goes on in the file of the one before it, its torn end cut", () => {
  using place = temporaryDirectory();
  const directory = place.path;
  const before = recordingIn({ directory });
  for (let at = 0; at < 3; at++) before.add(chunkAt(at), stateAt(at));
  before[Symbol.dispose]();
  const path = listSegments(directory)[0]?.path ?? "";
  truncateSync(path, statSync(path).size - 3);
  const after = recordingIn({ directory });
  after.add(chunkAt(9), stateAt(9));
  after.flush();
  expect(readdirSync(directory)).toHaveLength(1);
  expect(framesIn(directory).map((it) => it.atMs)).toEqual([0, 1, 9]);
});

test("Recording leaves a file alone that is none of its own", () => {
  using place = temporaryDirectory();
  const directory = place.path;
  const path = join(directory, "000000000000001.trace");
  writeFileSync(path, "something else");
  const recording = recordingIn({ directory });
  recording.add(chunkAt(9), stateAt(9));
  recording.flush();
  expect(statSync(path).size).toBe("something else".length);
  expect(framesIn(directory)).toHaveLength(1);
});

test("Recording stays within its bound and drops the oldest", () => {
  using place = temporaryDirectory();
  const directory = place.path;
  const recording = recordingIn({ directory, mostBytes: 80_000 });
  for (let at = 0; at < 60_000; at += 200) {
    recording.add(chunkAt(at, 100), stateAt(at));
    const all = listSegments(directory).map(({ bytes }) => bytes);
    expect(all.reduce((sum, it) => sum + it, 0)).toBeLessThanOrEqual(80_000);
  }
  recording.flush();
  const kept = framesIn(directory);
  expect(kept.at(-1)?.atMs).toBe(59_800);
  expect(kept[0]?.atMs).toBeGreaterThan(10_000);
  expect(kept.length).toBeGreaterThan(40);
});

test("Recording says now and then that nothing came, and when something changed", () => {
  using place = temporaryDirectory();
  const directory = place.path;
  const recording = recordingIn({ directory });
  for (let at = 0; at < 25_000; at += 100) {
    const ready = at < 12_000 ? 2 : 3;
    recording.add(undefined, stateAt(at, { ready }));
  }
  recording.flush();
  const told = framesIn(directory).map(({ atMs, ready }) => [atMs, ready]);
  expect(told).toEqual([
    [0, 2],
    [10_000, 2],
    [12_000, 3],
    [22_000, 3],
  ]);
});

test("Recording that cannot be kept says so once, and goes on when it can", () => {
  using place = temporaryDirectory();
  const blocker = join(place.path, "traces");
  writeFileSync(blocker, "");
  const directory = join(blocker, "a");
  const events: string[] = [];
  const recording = recordingIn({ directory, events });
  for (let at = 0; at < 200_000; at += 500) {
    recording.add(chunkAt(at), stateAt(at));
  }
  expect(events).toHaveLength(1);
  expect(events[0]).toContain("the disk answered ENOTDIR");
  expect(events[0]).not.toContain(place.path);
  rmSync(blocker);
  for (let at = 200_000; at < 300_000; at += 500) {
    recording.add(chunkAt(at), stateAt(at));
  }
  expect(events).toHaveLength(2);
  expect(framesIn(directory).length).toBeGreaterThan(10);
});

test("Recording goes on when the clock is set back", () => {
  using place = temporaryDirectory();
  const directory = place.path;
  const recording = recordingIn({ directory });
  recording.add(chunkAt(9_000_000), stateAt(9_000_000));
  for (let at = 0; at <= 2_000; at += 100) {
    recording.add(chunkAt(at), stateAt(at));
  }
  expect(framesIn(directory).length).toBeGreaterThan(10);
});

test("Recording.remove() leaves nothing behind, then or later", () => {
  using place = temporaryDirectory();
  const directory = join(place.path, "traces", "a");
  const recording = recordingIn({ directory });
  recording.add(chunkAt(1), stateAt(1));
  recording.flush();
  recording.remove();
  recording.add(chunkAt(5_000), stateAt(5_000));
  recording[Symbol.dispose]();
  expect(existsSync(directory)).toBe(false);
});

test("Recording of no bytes keeps nothing", () => {
  using place = temporaryDirectory();
  const directory = join(place.path, "traces", "a");
  const recording = recordingIn({ directory, mostBytes: 0 });
  recording.add(chunkAt(1), stateAt(1));
  recording.flush();
  expect(existsSync(directory)).toBe(false);
});
