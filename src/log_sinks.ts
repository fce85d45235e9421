import { mkdirSync } from "node:fs";

import { getRotatingFileSink } from "@logtape/file";
import {
  configure,
  dispose,
  getJsonLinesFormatter,
  type LogLevel,
  type Sink,
} from "@logtape/logtape";

/** Where log records go. */
export interface LogSinkOptions {
  /** `logs/` below the state directory; made when it is missing. */
  readonly directory: string;
  readonly level: LogLevel;
  /** Also every record as a JSON line; for a scaler without a screen. */
  readonly write?: (line: string) => void;
}

const MAX_BYTES = 16 * 1024 * 1024;
const FILES = { maxSize: MAX_BYTES, maxFiles: 4, flushInterval: 1_000 };

const formatter = getJsonLinesFormatter({ properties: "flatten" });

/**
 * Sends structured logs to `scaler.jsonl`, and the line of each request to
 * `requests.jsonl`; both rotate at 16 MiB and keep four files. Disposing the
 * result writes what is buffered.
 */
export async function configureLogs({
  directory,
  level,
  write,
}: LogSinkOptions): Promise<AsyncDisposable> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = getRotatingFileSink(`${directory}/scaler.jsonl`, {
    ...FILES,
    formatter,
  });
  const requests = getRotatingFileSink(`${directory}/requests.jsonl`, {
    ...FILES,
    formatter: (record) => `${String(record.properties.line)}\n`,
  });
  const screen: Sink = (record) => write?.(formatter(record));
  await configure({
    reset: true,
    sinks: { file, requests, screen },
    loggers: [
      {
        category: ["tellerline"],
        lowestLevel: level,
        sinks: write ? ["file", "screen"] : ["file"],
      },
      {
        category: ["tellerline", "requests"],
        lowestLevel: "info",
        sinks: ["requests"],
        parentSinks: "override",
      },
      { category: ["logtape", "meta"], lowestLevel: "error", sinks: ["file"] },
    ],
  });
  return { [Symbol.asyncDispose]: dispose };
}
