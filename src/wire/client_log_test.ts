import { expect, test } from "bun:test";
import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openClientLog, type ClientLogEntry } from "./client_log.ts";

const ENTRY: ClientLogEntry = {
  target: "127.0.0.1:61000",
  service: "loan_emi",
  values: { principal: "1000000", months: undefined },
  outputs: { instalment: "8678.23" },
  endpoint: "loan-1",
  elapsedMs: 1.5,
};

function temporary() {
  const path = mkdtempSync(join(tmpdir(), "tellerline-log-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}

test("openClientLog() adds one line a call, for the owner's eyes only", () => {
  using directory = temporary();
  const now = () => new Date("2026-11-23T06:00:00Z");
  const log = openClientLog(directory.path, { now });

  log.record(ENTRY);
  log.record({ ...ENTRY, service: "echo" });

  const path = join(directory.path, "logs", "client.jsonl");
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { time: "2026-11-23T06:00:00.000Z", service: "loan_emi" },
    { service: "echo", outputs: { instalment: "8678.23" } },
  ]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("openClientLog() keeps at most two files of the size given", () => {
  using directory = temporary();
  const log = openClientLog(directory.path, { maxBytes: 1_000 });

  for (let i = 0; i < 50; i++) log.record({ ...ENTRY, elapsedMs: i });

  const logs = join(directory.path, "logs");
  const current = readFileSync(join(logs, "client.jsonl"), "utf8");
  const older = readFileSync(join(logs, "client.1.jsonl"), "utf8");
  expect(current.length).toBeLessThanOrEqual(1_000);
  expect(older.length).toBeLessThanOrEqual(1_000);
  expect(current).toContain('"elapsedMs":49');
});

test("openClientLog() lets the call go on when it cannot write", () => {
  using directory = temporary();
  writeFileSync(join(directory.path, "logs"), "a file where a folder must be");
  const log = openClientLog(directory.path);
  expect(() => log.record(ENTRY)).not.toThrow();
});
