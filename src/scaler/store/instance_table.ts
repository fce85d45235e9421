import { ConflictError, NotFoundError, QuotaError } from "../../base/errors.ts";
import { seal, unseal, type SealedRow } from "./_sealed.ts";
import { instanceShape } from "./record_shapes.ts";
import type { StateConnection } from "./state_connection.ts";
import type { InstanceRecord } from "./types.ts";

const ALL = "SELECT body, sum FROM instances ORDER BY rowid";
const COUNT = "SELECT count(*) AS n FROM instances WHERE tenant = ?";
const SAME_NAME =
  "SELECT id FROM instances WHERE tenant = ? AND name = ? AND id <> ?";
const SAME_PORT = "SELECT id FROM instances WHERE port = ? AND id <> ?";
const ADD = "INSERT INTO instances (body, sum) VALUES (?, ?)";
const CHANGE = "UPDATE instances SET body = ?, sum = ? WHERE id = ?";
const REMOVE = "DELETE FROM instances WHERE id = ?";

/** The instances in `state.sqlite`; called within transactions. */
export class InstanceTable {
  readonly #db: StateConnection;

  constructor(db: StateConnection) {
    this.#db = db;
  }

  all(): InstanceRecord[] {
    const rows = this.#db.all<SealedRow>(ALL);
    return rows.map((row) => unseal(row, instanceShape, this.#db.path));
  }

  add(record: InstanceRecord, maxOfTenant: number): void {
    const count = this.#db.first<{ n: number }>(COUNT, record.tenant)?.n ?? 0;
    if (count >= maxOfTenant) throw full(count, maxOfTenant);
    this.#refuseTaken(record, "deploy");
    const { body, sum } = seal(record, instanceShape);
    this.#db.run(ADD, body, sum);
  }

  change(record: InstanceRecord): void {
    this.#refuseTaken(record, "update");
    const { body, sum } = seal(record, instanceShape);
    if (this.#db.run(CHANGE, body, sum, record.id) > 0) return;
    throw new NotFoundError(
      `Cannot update instance "${record.id}": there is none of that id`,
    );
  }

  remove(id: string): void {
    this.#db.run(REMOVE, id);
  }

  #refuseTaken({ id, tenant, name, port }: InstanceRecord, action: string) {
    if (this.#db.first(SAME_NAME, tenant, name, id)) {
      throw new ConflictError(
        `Cannot ${action} the instance: you have one named "${name}"; choose another name`,
      );
    }
    if (this.#db.first(SAME_PORT, port, id)) {
      throw new ConflictError(
        `Cannot ${action} the instance: port ${port} belongs to another one; choose another port`,
      );
    }
  }
}

function full(count: number, max: number): QuotaError {
  return new QuotaError(
    `Cannot deploy another instance: you have ${count} and a tenant may have ${max}; delete one first`,
  );
}
