import { expect, test } from "bun:test";

import { readLogEntry } from "./read_log_entry.ts";

const STAMP = "2026-03-13T12:00:00.000Z";

test("readLogEntry() takes time, level and sentence out of a structured line", () => {
  const text = `{"@timestamp":"${STAMP}","level":"WARN","message":"Slow","logger":"x","ms":3}`;
  expect(readLogEntry({ atMs: 1, text })).toEqual({
    atMs: Date.parse(STAMP),
    level: "warning",
    text: "Slow",
  });
});

test("readLogEntry() adds what went wrong, without the stack", () => {
  const error = { name: "Error", message: "no more memory", stack: "at x" };
  const line = { level: "ERROR", message: "Cannot answer", error };
  const read = readLogEntry({ atMs: 5, text: JSON.stringify(line) });
  expect(read).toEqual({
    atMs: 5,
    level: "error",
    text: "Cannot answer: no more memory",
  });
});

test.each([
  "listening on 50051",
  "",
  "{ not JSON",
  '{"level":"LOUD","message":"x"}',
  '{"level":"INFO","message":7}',
  '{"level":"constructor","message":"x"}',
  "null",
])("readLogEntry() leaves %p as it is", (text) => {
  expect(readLogEntry({ atMs: undefined, text })).toEqual({ level: "", text });
});
