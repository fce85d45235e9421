import { expect, test } from "bun:test";

import { sampleData, sampleView } from "./_samples.ts";
import { NO_DATA, reduceData, staleSeconds } from "./reduce_data.ts";

test("reduceData() forgets an instance that is gone, and all about it", () => {
  const data = reduceData(sampleData(), { kind: "instances", instances: [] });
  expect(data.views).toEqual({});
  expect(data.changes).toEqual({});
});

test("reduceData() keeps what changed something, newest first, once each", () => {
  const data = sampleData({ count: 3 });
  const again = reduceData(data, { kind: "view", view: sampleView("x", 4) });
  const times = again.changes.i1?.map(({ atMs }) => atMs);
  expect(times).toEqual([59_000, 58_000, 57_000]);
});

test("reduceData() keeps the latest log lines, each with its own number", () => {
  const line = { atMs: 1, source: "instance", text: "text" };
  let data = reduceData(NO_DATA, { kind: "log-opened", instanceId: "i1" });
  for (let i = 0; i < 2_500; i++) {
    data = reduceData(data, { kind: "log-line", line });
  }
  expect(data.log.lines).toHaveLength(2_000);
  expect(data.log.lines.at(-1)?.id).toBe("2500");
});

test("reduceData() takes nothing of one tenant to the next", () => {
  const told = sampleData();
  const next = reduceData(told, { kind: "session", email: "other" });
  expect(next).toEqual({
    ...NO_DATA,
    email: "other",
    scaler: told.scaler,
    catalogues: told.catalogues,
  });
});

test("staleSeconds() counts from the last news, once it broke off", () => {
  const alive = reduceData(NO_DATA, {
    kind: "feed-alive",
    feed: "i1",
    nowMs: 10_000,
  });
  expect(staleSeconds(alive, "i1")).toBe(0);
  const lost = reduceData(alive, { kind: "feed-lost", feed: "i1", error: "x" });
  const later = reduceData(lost, { kind: "tick", nowMs: 15_500 });
  expect(staleSeconds(later, "i1")).toBe(5);
  const back = reduceData(later, {
    kind: "feed-alive",
    feed: "i1",
    nowMs: 16_000,
  });
  expect(staleSeconds(back, "i1")).toBe(0);
});

test("reduceData() moves the clock only while a feed is behind", () => {
  const alive = reduceData(NO_DATA, {
    kind: "feed-alive",
    feed: "i1",
    nowMs: 10_000,
  });
  expect(reduceData(alive, { kind: "tick", nowMs: 11_000 })).toBe(alive);
  const silent = reduceData(alive, { kind: "tick", nowMs: 14_000 });
  expect(staleSeconds(silent, "i1")).toBe(4);
});
