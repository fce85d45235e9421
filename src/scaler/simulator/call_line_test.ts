import { expect, test } from "bun:test";

import { CallLine } from "./call_line.ts";
import { CallTable } from "./call_table.ts";

const CALL = { atMs: 0, workMs: 1, timeoutMs: Infinity, client: 0 };

function make(count: number) {
  const calls = new CallTable();
  const line = new CallLine(calls);
  for (let i = 0; i < count; i++) line.join(calls.admit(CALL));
  return line;
}

test("CallLine is first in, first out, over more calls than the table began with", () => {
  const line = make(200);
  const out = Array.from({ length: 200 }, () => line.shift());
  expect(out).toEqual(Array.from({ length: 200 }, (_, i) => i));
  expect([line.shift(), line.length]).toEqual([-1, 0]);
});

test("CallLine.leave() takes out the first, the last and one in the middle", () => {
  const line = make(5);
  for (const id of [0, 2, 4]) line.leave(id);
  expect([line.length, line.first]).toEqual([2, 1]);
  expect([line.shift(), line.shift(), line.shift()]).toEqual([1, 3, -1]);
});
