import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { ClientLogEntry } from "./client_log.ts";

/** One request of the client's record, and when it was answered. */
export interface PastCall extends ClientLogEntry {
  readonly atMs: number;
}

/** Which of the past is wanted. */
export interface PastCallsOptions {
  /** @default 100 */
  readonly limit?: number;
}

/**
 * What the client's record under `directory` still holds, newest first. A line
 * that cannot be read is left out, and so is a file that is not there.
 */
export async function pastCalls(
  directory: string,
  { limit = 100 }: PastCallsOptions = {},
): Promise<PastCall[]> {
  const lines: string[] = [];
  for (const name of ["client.jsonl", "client.1.jsonl"]) {
    if (lines.length >= limit) break;
    const text = await textOf(join(directory, "logs", name));
    lines.push(...text.split("\n").reverse());
  }
  return lines
    .slice(0, limit * 2)
    .flatMap(callIn)
    .slice(0, limit);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return ""; // nothing was recorded, or it is not ours to read
  }
}

function callIn(line: string): PastCall[] {
  if (line === "") return [];
  try {
    // What has the shape that `openClientLog` writes was written by it.
    const entry = JSON.parse(line) as Partial<ClientLogEntry> & Timed;
    const { time, ...rest } = entry;
    const atMs = Date.parse(time ?? "");
    const { target, service, values, elapsedMs } = rest;
    const isWhole =
      typeof target === "string" &&
      typeof service === "string" &&
      typeof values === "object" &&
      values !== null &&
      typeof elapsedMs === "number" &&
      Number.isFinite(atMs);
    if (!isWhole) return [];
    const { endpoint } = rest;
    return [{ ...rest, target, service, values, elapsedMs, endpoint, atMs }];
  } catch {
    return [];
  }
}

interface Timed {
  readonly time?: string;
}
