import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";

import { getLogger } from "@logtape/logtape";

import type { FieldViolation } from "../base/errors.ts";
import type { InputValues, OutputValues } from "./dynamic_message.ts";

const MAX_BYTES = 5 * 2 ** 20;

/** One request and what became of it. */
export interface ClientLogEntry {
  /** `host:port` that was called. */
  readonly target: string;
  readonly service: string;
  readonly values: InputValues;
  /** The answer, when it was OK. */
  readonly outputs?: OutputValues;
  /** The name of the status, when it was not. */
  readonly status?: string;
  readonly message?: string;
  readonly violations?: readonly FieldViolation[];
  readonly endpoint: string | undefined;
  readonly elapsedMs: number;
}

/** The client's own record of requests and answers. */
export interface ClientLog {
  /** Adds one line; never throws, as no call may fail for its record. */
  record(entry: ClientLogEntry): void;
}

/** How a {@linkcode ClientLog} is kept. */
export interface ClientLogOptions {
  /** Size at which the file becomes `client.1.jsonl`. @default 5 MiB */
  readonly maxBytes?: number;
  readonly now?: () => Date;
}

/**
 * Keeps `logs/client.jsonl` under the state directory, readable by its owner
 * only: one JSON object a line. At most two files of `maxBytes` are kept.
 */
export function openClientLog(
  directory: string,
  { maxBytes = MAX_BYTES, now = () => new Date() }: ClientLogOptions = {},
): ClientLog {
  const logs = join(directory, "logs");
  const path = join(logs, "client.jsonl");
  return {
    record(entry) {
      const line = `${JSON.stringify({ time: now().toISOString(), ...entry })}\n`;
      try {
        mkdirSync(logs, { recursive: true, mode: 0o700 });
        const size = sizeOf(path);
        if (size > 0 && size + Buffer.byteLength(line) > maxBytes) {
          renameSync(path, join(logs, "client.1.jsonl"));
        }
        appendFileSync(path, line, { mode: 0o600 });
      } catch (error) {
        const log = getLogger(["tellerline", "wire"]);
        log.warn("Cannot keep the record of a call: {error}", { error });
      }
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
