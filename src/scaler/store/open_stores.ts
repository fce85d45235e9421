import { existsSync } from "node:fs";
import { join } from "node:path";

import { DamagedStateError } from "../../base/errors.ts";
import { openCredentials } from "./credentials.ts";
import { openState } from "./state.ts";
import type { CredentialStore, StateStore } from "./types.ts";

/** All that is kept in a state directory; disposing closes it. */
export interface Stores extends Disposable {
  readonly credentials: CredentialStore;
  readonly state: StateStore;
}

/**
 * Opens `credentials.csv` and `state.sqlite` of a directory whose lock the
 * caller holds. On a first start both are made, the accounts first: so one of
 * them alone, unless it is a `credentials.csv` without accounts, was lost.
 *
 * @throws {DamagedStateError} naming the file; nothing is changed then.
 */
export function openStores(directory: string): Stores {
  const csv = join(directory, "credentials.csv");
  const sqlite = join(directory, "state.sqlite");
  const hasState = existsSync(sqlite);
  if (hasState && !existsSync(csv)) throw lost(csv, sqlite);
  const credentials = openCredentials(csv);
  if (!hasState && credentials.size > 0) throw lost(sqlite, csv);
  const state = openState(sqlite);
  return {
    credentials,
    state,
    [Symbol.dispose]: () => state[Symbol.dispose](),
  };
}

function lost(path: string, beside: string): DamagedStateError {
  return new DamagedStateError(
    `Cannot read ${path}: it is missing, and ${beside} is there; put a copy of it back, or choose another state directory`,
  );
}
