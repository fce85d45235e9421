import { expect, test } from "bun:test";

import { timeOf } from "./_process_log.ts";

test("timeOf() reads the time out of a structured line", () => {
  const line = '{"@timestamp":"2026-11-23T07:04:56.311Z","level":"INFO"}';
  expect(timeOf(line)).toBe(Date.UTC(2026, 10, 23, 7, 4, 56, 311));
});

test("timeOf() knows no time of a line without one", () => {
  expect(timeOf("listening")).toBeUndefined();
  expect(timeOf('{"@timestamp":"yesterday"}')).toBeUndefined();
});
