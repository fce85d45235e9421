import { Database } from "bun:sqlite";
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname } from "node:path";

import { StorageError } from "../../base/errors.ts";
import { reasonOf, syncDirectory, temporaryOf } from "./_durable_file.ts";
import { seal } from "./_sealed.ts";
import { metaShape } from "./record_shapes.ts";
import { APPLICATION_ID, FORMAT, TABLES } from "./state_schema.ts";

/**
 * Makes a state file with a new installation id. It appears under its name
 * only when it is whole, so that a crash on the way leaves none.
 *
 * @throws {StorageError}
 */
export function createStateFile(path: string): void {
  const temporary = temporaryOf(path);
  try {
    makeEmpty(temporary);
    fill(temporary);
    syncFile(temporary);
    renameSync(temporary, path);
    syncDirectory(dirname(path));
  } catch (error) {
    removeTemporary(path);
    if (error instanceof StorageError) throw error;
    throw new StorageError(`Cannot create ${path}: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** Removes what a crash in {@linkcode createStateFile} left. */
export function removeTemporary(path: string): void {
  rmSync(temporaryOf(path), { force: true });
  rmSync(`${temporaryOf(path)}-journal`, { force: true });
}

function makeEmpty(path: string): void {
  rmSync(path, { force: true });
  closeSync(openSync(path, "wx", 0o600));
  chmodSync(path, 0o600); // an odd umask may have taken bits away
}

function fill(path: string): void {
  using db = new Database(path, { readwrite: true, strict: true });
  const installation = crypto.getRandomValues(new Uint8Array(16)).toHex();
  const blank = { runtime: "", controlSeed: "", rates: undefined } as const;
  const meta = { installation, open: false, ...blank };
  const { body, sum } = seal(meta, metaShape);
  db.transaction(() => {
    db.run(`PRAGMA application_id = ${APPLICATION_ID}`);
    db.run(`PRAGMA user_version = ${FORMAT}`);
    for (const sql of TABLES) db.run(sql);
    db.query("INSERT INTO meta (body, sum) VALUES (?, ?)").run(body, sum);
  })();
  db.run("PRAGMA journal_mode = WAL"); // kept in the file from here on
}

function syncFile(path: string): void {
  const fd = openSync(path, "r+");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
