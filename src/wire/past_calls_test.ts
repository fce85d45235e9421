import { expect, test } from "bun:test";
import { appendFileSync } from "node:fs";
import { join } from "node:path";

import { temporaryDirectory } from "../../_tools/testing/temporary_directory.ts";
import { openClientLog } from "./client_log.ts";
import { pastCalls } from "./past_calls.ts";

const ENTRY = {
  target: "127.0.0.1:61000",
  service: "echo",
  endpoint: "abc-1",
  elapsedMs: 3.5,
};

function keep(directory: string, count: number, maxBytes = 2 ** 20): void {
  let at = 0;
  const now = () => new Date(at++ * 1_000);
  const log = openClientLog(directory, { maxBytes, now });
  for (let index = 0; index < count; index++) {
    const text = String(index);
    log.record({ ...ENTRY, values: { text }, outputs: { text } });
  }
}

test("pastCalls() gives what was recorded, newest first", async () => {
  using directory = temporaryDirectory();
  keep(directory.path, 3);
  const calls = await pastCalls(directory.path, { limit: 2 });
  expect(calls).toEqual([
    { ...ENTRY, values: { text: "2" }, outputs: { text: "2" }, atMs: 2_000 },
    { ...ENTRY, values: { text: "1" }, outputs: { text: "1" }, atMs: 1_000 },
  ]);
});

test("pastCalls() goes on in the file that was put aside", async () => {
  using directory = temporaryDirectory();
  keep(directory.path, 12, 1_000);
  const calls = await pastCalls(directory.path, { limit: 8 });
  expect(calls.map(({ values }) => values.text)).toEqual(
    ["11", "10", "9", "8", "7", "6", "5", "4"].slice(0, calls.length),
  );
  expect(calls.length).toBeGreaterThan(6);
});

test("pastCalls() leaves out what it cannot read", async () => {
  using directory = temporaryDirectory();
  keep(directory.path, 1);
  const path = join(directory.path, "logs/client.jsonl");
  appendFileSync(
    path,
    '{"target":1}\nnot json\n{"time":"no","target":"a"}\n[]\n',
  );
  expect(await pastCalls(directory.path)).toHaveLength(1);
});

test("pastCalls() gives nothing where nothing was recorded", async () => {
  using directory = temporaryDirectory();
  expect(await pastCalls(directory.path)).toEqual([]);
});
