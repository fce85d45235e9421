import { Database, SQLiteError } from "bun:sqlite";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { replaceFile } from "./_durable_file.ts";

/** The scaler that holds a state directory. */
export interface Holder {
  /** `undefined` for the moment between its lock and its note. */
  readonly pid: number | undefined;
  /** `host:port`; `undefined` until its portal listens. */
  readonly portal: string | undefined;
  /** Whether it was started by a console and has no terminal of its own. */
  readonly background: boolean;
}

/** The file whose lock, kept by the kernel, is the right to the directory. */
export function lockPath(directory: string): string {
  return join(directory, "scaler.lock");
}

/**
 * Who holds the state directory now; `undefined` when nobody does. A note left
 * by a scaler that was killed is not believed: the lock went with it.
 */
export function readHolder(directory: string): Holder | undefined {
  if (!isLocked(lockPath(directory))) return undefined;
  return readNote(notePath(directory));
}

/** What {@linkcode writeNote} leaves for others. */
export interface Note {
  readonly pid: number;
  readonly portal: string | undefined;
  readonly startedAt: string;
  readonly background: boolean;
}

/** Says who holds the directory. @throws {StorageError} */
export function writeNote(directory: string, note: Note): void {
  replaceFile(notePath(directory), `${JSON.stringify(note)}\n`);
}

/** Takes the note away; for the one who holds the lock. */
export function removeNote(directory: string): void {
  rmSync(notePath(directory), { force: true });
}

function notePath(directory: string): string {
  return join(directory, "scaler.json");
}

function readNote(path: string): Holder {
  try {
    const note: unknown = JSON.parse(readFileSync(path, "utf8"));
    return {
      pid: numberOf(note, "pid"),
      portal: stringOf(note, "portal"),
      background: valueOf(note, "background") === true,
    };
  } catch {
    // Not written yet.
    return { pid: undefined, portal: undefined, background: false };
  }
}

function numberOf(note: unknown, key: string): number | undefined {
  const value = valueOf(note, key);
  return typeof value === "number" ? value : undefined;
}

function stringOf(note: unknown, key: string): string | undefined {
  const value = valueOf(note, key);
  return typeof value === "string" ? value : undefined;
}

function valueOf(note: unknown, key: string): unknown {
  if (typeof note !== "object" || note === null) return undefined;
  return new Map<string, unknown>(Object.entries(note)).get(key);
}

function isLocked(path: string): boolean {
  if (!existsSync(path)) return false;
  using db = new Database(path, { readonly: true });
  try {
    db.query("SELECT count(*) FROM sqlite_schema").get();
    return false;
  } catch (error) {
    if (error instanceof SQLiteError && error.code === "SQLITE_BUSY")
      return true;
    throw error;
  }
}
