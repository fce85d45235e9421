import { constants, Database, SQLiteError } from "bun:sqlite";

import { DamagedStateError, StorageError } from "../../base/errors.ts";

/**
 * The open `state.sqlite`. What SQLite throws becomes the errors callers
 * know, and after a write that may not have reached the disk there are no
 * more.
 */
export class StateConnection implements Disposable {
  readonly path: string;
  readonly #db: Database;
  #broken: unknown;

  constructor(path: string, options: { readonly readonly: boolean }) {
    this.path = path;
    this.#db = this.#guard(() => {
      const mode = options.readonly ? { readonly: true } : { readwrite: true };
      return new Database(path, { strict: true, ...mode });
    });
    this.all("PRAGMA busy_timeout = 5000");
  }

  /** Whether closing leaves SQLite's log: see `MetaTable.setOpen`. */
  keepLog(keep: boolean): void {
    this.#db.fileControl(constants.SQLITE_FCNTL_PERSIST_WAL, keep ? 1 : 0);
  }

  /** Rows of a question; `Row` is what the SQL selects. */
  all<Row>(sql: string, ...values: (string | number)[]): Row[] {
    return this.#guard(() =>
      this.#db.query<Row, (string | number)[]>(sql).all(...values),
    );
  }

  /** The first row, or `undefined`. */
  first<Row>(sql: string, ...values: (string | number)[]): Row | undefined {
    return this.all<Row>(sql, ...values)[0];
  }

  /** One statement that changes something; how many rows it changed. */
  run(sql: string, ...values: (string | number)[]): number {
    return this.#guard(() => this.#db.query(sql).run(...values).changes);
  }

  /** All of `work` or nothing; on disk when it returns. */
  transaction<T>(work: () => T): T {
    if (this.#broken) throw this.#refusal(this.#broken);
    return this.#guard(() => this.#db.transaction(work).immediate());
  }

  [Symbol.dispose](): void {
    this.#db.close();
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof SQLiteError)) throw error;
      const code = error.code ?? "";
      if (code === "SQLITE_CORRUPT" || code === "SQLITE_NOTADB") {
        throw damagedState(this.path, error.message, { cause: error });
      }
      // The kernel forgets a failed fsync, so a repeat would only look fine.
      if (code.startsWith("SQLITE_IOERR")) this.#broken = error;
      throw new StorageError(
        `Cannot use ${this.path}: ${error.message}; check the disk, its free space and the file's permissions`,
        { cause: error },
      );
    }
  }

  #refusal(cause: unknown): StorageError {
    return new StorageError(
      `Cannot save ${this.path}: an earlier write did not reach the disk; check the disk, then start the scaler again`,
      { cause },
    );
  }
}

/** The error of a damaged state file. */
export function damagedState(
  path: string,
  fault: string,
  options: ErrorOptions = {},
): DamagedStateError {
  return new DamagedStateError(
    `Cannot read ${path}: ${fault}; put a copy of the file back, then start again`,
    options,
  );
}
