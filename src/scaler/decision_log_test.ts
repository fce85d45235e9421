import { expect, test } from "bun:test";

import {
  decision,
  instanceRecord,
  shadowDecision,
} from "../../_tools/testing/store_samples.ts";
import { temporaryDirectory } from "../../_tools/testing/temporary_directory.ts";
import { DecisionLog } from "./decision_log.ts";
import { openStores } from "./store/open_stores.ts";

const RECORD = instanceRecord(1);
const CHANGE = { kind: "scale_out", to: 3 } as const;
const ALL = { limit: 999 };

/** A log over a real store that knows the instance. */
function keeping() {
  using cleanup = new DisposableStack();
  const { path } = cleanup.use(temporaryDirectory());
  const stores = openStores(path);
  cleanup.adopt(stores, (it) => it[Symbol.dispose]());
  const { state } = stores;
  state.addInstance(RECORD, 10);
  const write = (change: (it: typeof state) => void) => change(state);
  const open = () => new DecisionLog(RECORD.id, { state, write });
  const onDisk = () => state.decisions(RECORD.id, ALL).length;
  const owned = cleanup.move();
  return { open, onDisk, [Symbol.dispose]: () => owned.dispose() };
}

test("DecisionLog.recent has the latest hold, then the newest changes", () => {
  using it = keeping();
  const log = it.open();
  for (const made of [decision(1, CHANGE), decision(2), decision(3)]) {
    log.add(made);
  }
  expect(log.recent).toEqual([decision(3), decision(1, CHANGE)]);
});

test("DecisionLog.add() has a change on disk at once, and all before it", () => {
  using it = keeping();
  const log = it.open();
  log.add(decision(1));
  log.add(decision(2));
  expect(it.onDisk()).toBe(0);
  log.add(decision(3, CHANGE));
  expect(it.onDisk()).toBe(3);
});

test("DecisionLog.add() writes holds every thirty, or once a minute", () => {
  using it = keeping();
  const log = it.open();
  for (let at = 1; at <= 29; at++) log.add(decision(at));
  expect(it.onDisk()).toBe(0);
  log.add(decision(30));
  expect(it.onDisk()).toBe(30);
  log.add(decision(100));
  log.add(decision(60_100));
  expect(it.onDisk()).toBe(32);
});

test("DecisionLog.list() tells what waits and what is on disk as one", () => {
  using it = keeping();
  const log = it.open();
  for (let at = 1; at <= 35; at++) log.add(decision(at));
  const numbers = (query: object) =>
    log.list({ ...ALL, ...query }).map(({ number }) => number);
  expect(numbers({})).toEqual(Array.from({ length: 35 }, (_, at) => 35 - at));
  expect(numbers({ limit: 2 })).toEqual([35, 34]);
  expect(numbers({ before: 33, limit: 4 })).toEqual([32, 31, 30, 29]);
  expect(numbers({ sinceMs: 34 })).toEqual([35, 34]);
});

test("DecisionLog goes on counting where a former scaler ended", () => {
  using it = keeping();
  const former = it.open();
  for (const at of [1, 2, 3]) former.add(decision(at));
  former.flush();
  const log = it.open();
  log.add(decision(9));
  expect(log.list(ALL).map(({ number }) => number)).toEqual([4, 3, 2, 1]);
});

test("DecisionLog.message() tells how a shadow compared, over restarts", () => {
  using it = keeping();
  const beside = (atMs: number, policy: string, to: number) =>
    decision(atMs, { shadow: shadowDecision({ policy, to, aheadMs: 30_000 }) });
  const former = it.open();
  former.add(beside(1, "queueing", 9));
  former.add(beside(2, "cpu_threshold", 1));
  former.flush();
  const log = it.open();
  log.add(beside(3, "cpu_threshold", 2));
  expect(log.message("cpu_threshold").shadow).toEqual({
    policy: "cpu_threshold",
    evaluations: 2,
    more: 0,
    fewer: 1,
    aheadMinutes: 1,
    sinceMs: 2,
  });
  expect(log.message("").shadow).toBeNull();
});

test("DecisionLog.trim() forgets the old, and what shadows did then", () => {
  using it = keeping();
  const log = it.open();
  for (const at of [1, 2, 3]) {
    const shadow = shadowDecision({ policy: "queueing", to: 9 });
    log.add(decision(at, { ...CHANGE, shadow }));
  }
  log.trim({ beforeMs: 3, maxBytes: 1e6 });
  expect(log.list(ALL).map(({ atMs }) => atMs)).toEqual([3]);
  expect(log.message("queueing").shadow).toMatchObject({
    evaluations: 1,
    sinceMs: 3,
  });
});
