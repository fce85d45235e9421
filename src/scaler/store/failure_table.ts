import { seal, unseal, type SealedRow } from "./_sealed.ts";
import { failureShape } from "./record_shapes.ts";
import type { StateConnection } from "./state_connection.ts";
import type { FailureRecord } from "./types.ts";

// What guesses at made-up e-mails may take of the disk: some 2 MB.
const MOST = 10_000;

const FIND = "SELECT body, sum FROM failures WHERE key = ?";
const ADD = "INSERT INTO failures (body, sum) VALUES (?, ?)";
const REMOVE = "DELETE FROM failures WHERE key = ?";
const EXPIRE = "DELETE FROM failures WHERE last_at < ?";
const TRIM = `DELETE FROM failures WHERE rowid IN
  (SELECT rowid FROM failures ORDER BY last_at DESC LIMIT -1 OFFSET ${MOST})`;

/** The failed log-ins in `state.sqlite`; called within transactions. */
export class FailureTable {
  readonly #db: StateConnection;

  constructor(db: StateConnection) {
    this.#db = db;
  }

  find(key: string): FailureRecord | undefined {
    const row = this.#db.first<SealedRow>(FIND, key);
    return row && unseal(row, failureShape, this.#db.path);
  }

  save(record: FailureRecord): void {
    this.#db.run(REMOVE, record.key);
    if (record.count <= 0) return;
    const { body, sum } = seal(record, failureShape);
    this.#db.run(ADD, body, sum);
  }

  expire(beforeMs: number): void {
    this.#db.run(EXPIRE, beforeMs);
    this.#db.run(TRIM);
  }
}
