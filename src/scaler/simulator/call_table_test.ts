import { expect, test } from "bun:test";

import { CallTable } from "./call_table.ts";

const CALL = { atMs: 5, workMs: 1, timeoutMs: 100, client: 3 };

test("CallTable uses the number of a call that has ended again", () => {
  const calls = new CallTable();
  const first = calls.admit(CALL);
  calls.admit(CALL);
  calls.forget(first);
  expect(calls.active).toBe(1);
  expect(calls.admit(CALL)).toBe(first);
});

test("CallTable keeps what it was told when it grows", () => {
  const calls = new CallTable();
  const ids = Array.from({ length: 300 }, () => calls.admit(CALL));
  expect(new Set(ids).size).toBe(300);
  expect(ids.every((id) => calls.deadlineMs[id] === 105)).toBe(true);
  expect(calls.client[ids[10] ?? 0]).toBe(3);
});
