import { seal, unseal, type SealedRow } from "./_sealed.ts";
import { sessionShape } from "./record_shapes.ts";
import type { StateConnection } from "./state_connection.ts";
import type { SessionRecord } from "./types.ts";

const FIND = "SELECT body, sum FROM sessions WHERE token_hash = ?";
const ADD = "INSERT INTO sessions (body, sum) VALUES (?, ?)";
const CHANGE = "UPDATE sessions SET body = ?, sum = ? WHERE token_hash = ?";
const REMOVE = "DELETE FROM sessions WHERE token_hash = ?";
const REMOVE_OF = "DELETE FROM sessions WHERE tenant = ?";
const EXPIRE = "DELETE FROM sessions WHERE used_at < ? OR created_at < ?";

/** The sessions in `state.sqlite`; called within transactions. */
export class SessionTable {
  readonly #db: StateConnection;

  constructor(db: StateConnection) {
    this.#db = db;
  }

  find(tokenHash: string): SessionRecord | undefined {
    const row = this.#db.first<SealedRow>(FIND, tokenHash);
    return row && unseal(row, sessionShape, this.#db.path);
  }

  add(session: SessionRecord): void {
    const { body, sum } = seal(session, sessionShape);
    this.#db.run(ADD, body, sum);
  }

  touch(tokenHash: string, usedAtMs: number): void {
    const session = this.find(tokenHash);
    if (!session) return; // ended meanwhile
    const { body, sum } = seal({ ...session, usedAtMs }, sessionShape);
    this.#db.run(CHANGE, body, sum, tokenHash);
  }

  remove(tokenHash: string): void {
    this.#db.run(REMOVE, tokenHash);
  }

  removeOf(tenant: string): void {
    this.#db.run(REMOVE_OF, tenant);
  }

  expire(usedBeforeMs: number, createdBeforeMs: number): void {
    this.#db.run(EXPIRE, usedBeforeMs, createdBeforeMs);
  }
}
