import { chmodSync, existsSync } from "node:fs";

import { MetaTable } from "./meta_table.ts";
import { SqliteState } from "./sqlite_state.ts";
import { checkStateFile } from "./state_check.ts";
import { StateConnection } from "./state_connection.ts";
import { createStateFile, removeTemporary } from "./state_file.ts";
import type { StateStore } from "./types.ts";

/**
 * Opens `state.sqlite`, or makes a new one, with a new installation id, where
 * there is none. The caller holds the directory's lock; `openStores` refuses a
 * file that is missing although accounts exist.
 *
 * @throws {DamagedStateError} naming the file; nothing is changed then.
 * @throws {PreconditionError} when a newer program wrote it.
 * @throws {StorageError} when it cannot be written.
 */
export function openState(path: string): StateStore {
  removeTemporary(path);
  if (!existsSync(path)) createStateFile(path);
  checkStateFile(path);
  chmodSync(path, 0o600);
  const db = new StateConnection(path, { readonly: false });
  try {
    db.keepLog(true);
    db.all("PRAGMA journal_mode = WAL");
    db.all("PRAGMA synchronous = FULL");
    new MetaTable(db).setOpen(true);
    return new SqliteState(db);
  } catch (error) {
    db[Symbol.dispose]();
    throw error;
  }
}
