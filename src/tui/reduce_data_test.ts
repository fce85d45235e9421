import { expect, test } from "bun:test";

import { sampleData, sampleView } from "./_samples.ts";
import { NO_DATA, reduceData } from "./reduce_data.ts";

test("reduceData() forgets an instance that is gone, and all about it", () => {
  const data = reduceData(sampleData(), { kind: "instances", instances: [] });
  expect(data.views).toEqual({});
  expect(data.changes).toEqual({});
  expect(data.loads).toEqual({});
  expect(data.history).toEqual({});
});

test("reduceData() keeps what changed something, newest first, once each", () => {
  const data = sampleData({ count: 3 });
  const again = reduceData(data, { kind: "view", view: sampleView("x", 4) });
  const times = again.changes.i1?.map(({ atMs }) => atMs);
  expect(times).toEqual([59_000, 58_000, 57_000]);
});

test("reduceData() keeps the latest log lines, each with its own number", () => {
  const line = { atMs: 1, source: "instance", level: "", text: "text" };
  let data = reduceData(NO_DATA, { kind: "log-opened", instanceId: "i1" });
  for (const count of [1, 2_400, 99]) {
    const lines = new Array(count).fill(line);
    data = reduceData(data, { kind: "log-lines", lines });
  }
  expect(data.log.lines).toHaveLength(2_000);
  expect(data.log.lines.at(0)?.id).toBe("501");
  expect(data.log.lines.at(-1)?.id).toBe("2500");
});

test("reduceData() goes on numbering a log that was opened again", () => {
  const opened = { kind: "log-opened", instanceId: "i1" } as const;
  const line = { atMs: 1, source: "instance", level: "", text: "text" };
  const told = { kind: "log-lines", lines: [line] } as const;
  const { log } = [opened, told, opened, told].reduce(reduceData, NO_DATA);
  expect(log.lines.map(({ id }) => id)).toEqual(["2"]);
});

test("reduceData() keeps log lines in order of time, whoever's come first", () => {
  const say = (source: string, atMs: number) => {
    const line = { atMs, source, level: "", text: String(atMs) };
    return { kind: "log-lines", lines: [line] } as const;
  };
  const told = [say("instance", 3), say("i1-1", 1), say("i1-1", 4)];
  const { log } = told.reduce(reduceData, NO_DATA);
  expect(log.lines.map(({ text }) => text)).toEqual(["1", "3", "4"]);
});

test("reduceData() cuts a log line after 4 KiB", () => {
  const line = {
    atMs: 1,
    source: "instance",
    level: "",
    text: "x".repeat(90_000),
  };
  const told = { kind: "log-lines", lines: [line] } as const;
  expect(reduceData(NO_DATA, told).log.lines[0]?.text).toHaveLength(4_096);
});

test("reduceData() keeps the tables of an instance while brief views come", () => {
  const data = sampleData({ count: 3 });
  const view = { ...sampleView("x", 0), atMs: 62_000 };
  const next = reduceData(data, { kind: "view", view, isBrief: true });
  expect(next.views.i1?.endServers).toHaveLength(3);
  expect(next.loads.i1?.requestsPerS).toBe(123.4);
  expect(next.history.i1?.map(({ atMs }) => atMs)).toEqual([61_000, 62_000]);
});

test("reduceData() takes nothing of one tenant to the next", () => {
  const told = sampleData();
  const next = reduceData(told, { kind: "session", email: "other" });
  expect(next).toEqual({
    ...NO_DATA,
    email: "other",
    scaler: told.scaler,
    catalogues: told.catalogues,
    load: told.load,
  });
});

test("reduceData() keeps why a feed is behind, until there is news", () => {
  const told = { feed: "i1", seconds: 1, error: "gone" };
  const lost = reduceData(NO_DATA, { kind: "feed-behind", ...told });
  const later = reduceData(lost, {
    kind: "feed-behind",
    feed: "i1",
    seconds: 5,
  });
  expect(later.feeds).toEqual({ i1: { seconds: 5, error: "gone" } });
  const back = reduceData(later, { kind: "feed-alive", feed: "i1" });
  expect(back.feeds).toEqual({});
});

test("reduceData() is left alone by news that is none", () => {
  const data = sampleData();
  const scaler = structuredClone(data.scaler);
  if (!scaler) throw new Error("no sample");
  expect(reduceData(data, { kind: "feed-alive", feed: "i1" })).toBe(data);
  expect(reduceData(data, { kind: "scaler", scaler })).toBe(data);
});
