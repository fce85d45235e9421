import { existsSync, rmSync, statSync } from "node:fs";

import { PreconditionError, StorageError } from "../../base/errors.ts";
import { reasonOf } from "./_durable_file.ts";
import { unseal, type SealedRow } from "./_sealed.ts";
import type { Shape } from "./_shape.ts";
import {
  decisionRowShape,
  failureShape,
  instanceShape,
  metaShape,
  sessionShape,
} from "./record_shapes.ts";
import { damagedState, StateConnection } from "./state_connection.ts";
import { APPLICATION_ID, FORMAT, TABLES } from "./state_schema.ts";

/**
 * Reads the whole state file and changes nothing: neither it nor what SQLite
 * keeps beside it.
 *
 * @throws {DamagedStateError} naming the file and what is wrong.
 * @throws {PreconditionError} when a newer program wrote it.
 */
export function checkStateFile(path: string): void {
  // SQLite takes a file of no bytes for an empty database: all tenants gone.
  if (statSync(path).size === 0) throw damagedState(path, "the file is empty");
  const companions = [`${path}-wal`, `${path}-shm`];
  const hasLog = existsSync(`${path}-wal`);
  const made = companions.filter((companion) => !existsSync(companion));
  try {
    using db = new StateConnection(path, { readonly: true });
    checkFormat(db);
    checkStructure(db);
    checkRecords(db, hasLog);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    // Whatever else stops SQLite from reading the file: text that is no JSON.
    throw damagedState(path, reasonOf(error.cause), { cause: error });
  } finally {
    for (const companion of made) rmSync(companion, { force: true });
  }
}

function checkFormat(db: StateConnection): void {
  const id = pragma(db, "application_id");
  if (id !== APPLICATION_ID) {
    throw damagedState(db.path, "it is not a state file of tellerline");
  }
  const format = pragma(db, "user_version");
  if (format > FORMAT) {
    throw new PreconditionError(
      `Cannot read ${db.path}: its format is ${format} and this version knows ${FORMAT}; start the newer version that wrote it`,
    );
  }
  if (format < FORMAT) throw damagedState(db.path, `its format is ${format}`);
}

function pragma(db: StateConnection, name: string): number {
  const row = db.first<Record<string, number>>(`PRAGMA ${name}`);
  return row?.[name] ?? 0;
}

function checkStructure(db: StateConnection): void {
  const schema = db.all<{ sql: string }>(
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid",
  );
  const found = schema.map(({ sql }) => sql).join();
  if (found !== TABLES.join()) throw damagedState(db.path, "its tables differ");
  const faults = db.all<{ integrity_check: string }>(
    "PRAGMA integrity_check(1)",
  );
  const fault = faults[0]?.integrity_check;
  if (fault !== "ok") throw damagedState(db.path, fault ?? "no check was made");
}

function checkRecords(db: StateConnection, hasLog: boolean): void {
  const [meta, ...more] = check(db, "meta", metaShape);
  if (!meta || more.length > 0) {
    throw damagedState(db.path, "it does not name one installation");
  }
  if (meta.open && !hasLog) {
    throw damagedState(db.path, `${db.path}-wal, its newest part, is missing`);
  }
  check(db, "sessions", sessionShape);
  check(db, "instances", instanceShape);
  check(db, "failures", failureShape);
  check(db, "decisions", decisionRowShape);
}

function check<T>(db: StateConnection, table: string, shape: Shape<T>): T[] {
  const rows = db.all<SealedRow>(`SELECT body, sum FROM ${table}`);
  return rows.map((row) => unseal(row, shape, db.path));
}
