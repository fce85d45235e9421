import { expect, test } from "bun:test";

import { AccessLog, accessLine, type AccessEntry } from "./access_log.ts";

const ENTRY: AccessEntry = {
  atMs: 1_700_000_000_000,
  client: "127.0.0.1:5",
  method: "/a.B/C",
  endpoint: "e1",
  status: 0,
  ms: 1.2345,
  waitedMs: 0,
  bytesIn: 1,
  bytesOut: 2,
};

test("accessLine() is JSON and says it all", () => {
  expect(JSON.parse(accessLine(ENTRY))).toEqual({
    time: "2023-11-14T22:13:20.000Z",
    client: "127.0.0.1:5",
    method: "/a.B/C",
    endpoint: "e1",
    status: 0,
    ms: 1.23,
    waitedMs: 0,
    bytesIn: 1,
    bytesOut: 2,
  });
});

test("accessLine() is printable ASCII whatever a tenant writes", () => {
  const method = "/\x1b[2J\n\r\x9b31m\u202e\u2028ä😀";
  const line = accessLine({ ...ENTRY, method });
  expect(line).toMatch(/^[\x20-\x7e]*$/);
  expect(JSON.parse(line).method).toBe(method);
});

test("accessLine() cuts a long method", () => {
  const line = accessLine({ ...ENTRY, method: "/".repeat(9_000) });
  expect(line.length).toBeLessThan(500);
});

test("AccessLog keeps 200 lines a second and counts the rest", () => {
  const access = new AccessLog();
  const add = (entry: AccessEntry) =>
    access.takes(entry.atMs) && access.add(entry);
  for (let i = 0; i < 250; i++) add(ENTRY);
  add({ ...ENTRY, atMs: ENTRY.atMs + 1_000 });
  const { lines, dropped } = access.take();
  expect(lines).toHaveLength(201);
  expect(dropped).toBe(50);
  expect(access.take()).toEqual({ lines: [], dropped: 0 });
});
