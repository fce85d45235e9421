import { NotFoundError } from "../../base/errors.ts";
import { every } from "../../base/every.ts";
import { capLog, readLog } from "./_log_file.ts";
import { isAlive, type ProcessRecords } from "./_process_record.ts";
import type { LogEntry, LogOptions } from "./types.ts";

const CAP_MS = 5_000;

/** Keeps every log within its limit until `signal` aborts. */
export function capLogs(records: ProcessRecords, signal: AbortSignal): void {
  const tick = () => {
    for (const { name } of records.all()) capLog(records.logOf(name));
  };
  every(CAP_MS, tick, { signal });
}

/** @throws {NotFoundError} when there is no process of that name. */
export async function* processLog(
  records: ProcessRecords,
  name: string,
  options: LogOptions,
): AsyncGenerator<LogEntry> {
  const record = records.read(name);
  if (!record) {
    throw new NotFoundError(
      `Cannot read the log of end server "${name}": there is none of that name`,
    );
  }
  const isOver = () => !isAlive(record);
  const lines = readLog(records.logOf(name), { ...options, isOver });
  for await (const text of lines) yield { atMs: timeOf(text), text };
}

/** When an end server printed a line, if the line itself says so. */
export function timeOf(line: string): number | undefined {
  const [, stamp = ""] = /"@timestamp":"([^"]+)"/.exec(line) ?? [];
  const atMs = Date.parse(stamp);
  return Number.isNaN(atMs) ? undefined : atMs;
}
