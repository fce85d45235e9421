import { Database, SQLiteError } from "bun:sqlite";
import { chmodSync, mkdirSync, readdirSync, statSync } from "node:fs";

import { PreconditionError, StorageError } from "../../base/errors.ts";
import { reasonOf } from "./_durable_file.ts";
import { lockPath, readHolder, removeNote, writeNote } from "./holder.ts";

/** How {@linkcode openStateDirectory} opens. */
export interface StateDirectoryOptions {
  /** `host:port` of the portal, when it is known already. */
  readonly portalAddress?: string;
  /** No terminal is its own: a console started it. @default false */
  readonly background?: boolean;
  readonly now?: () => number;
}

/** A state directory this process holds; disposing it lets go. */
export interface StateDirectory extends Disposable {
  readonly path: string;
  /** Tells others where this scaler's portal is. @throws {StorageError} */
  setPortal(address: string): void;
}

/**
 * Makes the directory if need be, readable by its owner alone, and takes the
 * lock that one scaler at a time may have. The kernel gives the lock back when
 * the process ends, however it ends.
 *
 * @throws {PreconditionError} naming the scaler that has it, within a second;
 * or when the directory is readable by others and holds files of others.
 * @throws {StorageError} when it cannot be made or written.
 */
export function openStateDirectory(
  path: string,
  options: StateDirectoryOptions = {},
): StateDirectory {
  const { portalAddress, background = false, now = Date.now } = options;
  makePrivate(path);
  const lock = takeLock(path);
  const startedAt = new Date(now()).toISOString();
  const setPortal = (portal: string | undefined) =>
    writeNote(path, { pid: process.pid, portal, startedAt, background });
  try {
    setPortal(portalAddress);
  } catch (error) {
    lock.close();
    throw error;
  }
  const release = () => {
    removeNote(path);
    lock.close();
  };
  return { path, setPortal, [Symbol.dispose]: release };
}

// What a scaler, its end servers and the commands keep there.
const OURS =
  /^(credentials\.csv|state\.sqlite|scaler\.(lock|json)|session|client|logs$|end_servers$|traces$)/;

function makePrivate(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if ((statSync(path).mode & 0o077) === 0) return;
    // Taking others' rights away is for directories that are ours to change.
    const stranger = readdirSync(path).find((name) => !OURS.test(name));
    if (stranger !== undefined) throw foreign(path, stranger);
    chmodSync(path, 0o700);
  } catch (error) {
    if (error instanceof PreconditionError) throw error;
    throw new StorageError(
      `Cannot keep state in ${path}: ${reasonOf(error)}; choose another state directory`,
      { cause: error },
    );
  }
}

function foreign(path: string, stranger: string): PreconditionError {
  return new PreconditionError(
    `Cannot keep state in ${path}: others may read it and it holds "${stranger}", which is not tellerline's; choose an empty directory, or "chmod 700" this one`,
  );
}

// Long enough for a passing look by `readHolder`, well within a second.
const WAIT_MS = 400;

function takeLock(path: string): Database {
  using cleanup = new DisposableStack();
  try {
    const db = cleanup.use(new Database(lockPath(path), { create: true }));
    chmodSync(lockPath(path), 0o600);
    db.run(`PRAGMA busy_timeout = ${WAIT_MS}`);
    db.run("PRAGMA journal_mode = MEMORY"); // nothing is ever written
    db.run("BEGIN EXCLUSIVE");
    cleanup.move();
    return db;
  } catch (error) {
    const isHeld = error instanceof SQLiteError && error.code === "SQLITE_BUSY";
    if (isHeld) throw held(path);
    throw new StorageError(
      `Cannot lock ${path}: ${reasonOf(error)}; choose another state directory`,
      { cause: error },
    );
  }
}

function held(path: string): PreconditionError {
  const holder = readHolder(path);
  const pid = holder?.pid === undefined ? "starting" : `process ${holder.pid}`;
  const portal = holder?.portal ?? "not open yet";
  return new PreconditionError(
    `Cannot use ${path}: a scaler has it (${pid}, portal ${portal}); use that one, stop it, or choose another state directory`,
  );
}
