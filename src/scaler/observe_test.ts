import { expect, test } from "bun:test";

import { sight } from "./_sights.ts";
import { snapshotAt } from "./_snapshots.ts";
import { LoadHistory } from "./load_history.ts";
import { observe } from "./observe.ts";

test("observe() counts what is wanted and not ready as starting", () => {
  expect(observe(sight({ wanted: 5 }))).toMatchObject({
    ready: 2,
    starting: 3,
  });
});

test("observe() takes load and time from the newest snapshot", () => {
  const history = new LoadHistory();
  history.push(
    snapshotAt(4_900, { inFlight: 3, queued: 4, loadIntegralMs: 99 }),
  );
  expect(observe(sight({ history }))).toMatchObject({
    nowMs: 4_900,
    loadNow: 7,
    loadIntegralMs: 99,
  });
});

test("observe() leaves out the CPU of one that was not measured yet", () => {
  const usage = (name: string) =>
    name === "i-2"
      ? { atMs: 5_000, cpuPercent: 60, memoryBytes: 1 }
      : undefined;
  expect(observe(sight({ usage })).cpu).toEqual([
    { endServer: "i-2", percent: 60, readyForMs: 1_000 },
  ]);
});
