import type { Decision } from "../autoscaler/types.ts";
import { seal, unseal, type SealedRow } from "./_sealed.ts";
import { keptDecisionShape } from "./record_shapes.ts";
import type { StateConnection } from "./state_connection.ts";
import type { DecisionQuery } from "./types.ts";

// A decision of an instance that was removed meanwhile is not kept.
const ADD = `INSERT INTO decisions (body, sum)
  SELECT ?, ? WHERE EXISTS (SELECT 1 FROM instances WHERE id = ?)`;
const NEWEST = `SELECT body, sum FROM decisions WHERE instance = ?
  ORDER BY seq DESC LIMIT ?`;
const NEWEST_CHANGES = `SELECT body, sum FROM decisions
  WHERE instance = ? AND kind <> 'hold' ORDER BY seq DESC LIMIT ?`;
const REMOVE_OF = "DELETE FROM decisions WHERE instance = ?";
const REMOVE_OLD = "DELETE FROM decisions WHERE at_ms < ?";
const REMOVE_ABOVE = `DELETE FROM decisions WHERE instance = ? AND seq <=
  (SELECT seq FROM decisions WHERE instance = ?
    ORDER BY seq DESC LIMIT 1 OFFSET ?)`;

/** The decisions in `state.sqlite`; called within transactions. */
export class DecisionTable {
  readonly #db: StateConnection;

  constructor(db: StateConnection) {
    this.#db = db;
  }

  add(instance: string, decision: Decision): void {
    const { body, sum } = seal({ instance, decision }, keptDecisionShape);
    this.#db.run(ADD, body, sum, instance);
  }

  newest(instance: string, { limit, changesOnly }: DecisionQuery): Decision[] {
    const sql = changesOnly ? NEWEST_CHANGES : NEWEST;
    const rows = this.#db.all<SealedRow>(sql, instance, limit);
    return rows.map(
      (row) => unseal(row, keptDecisionShape, this.#db.path).decision,
    );
  }

  removeOf(instance: string): void {
    this.#db.run(REMOVE_OF, instance);
  }

  trim(instances: readonly string[], beforeMs: number, keep: number): void {
    this.#db.run(REMOVE_OLD, beforeMs);
    for (const id of instances) this.#db.run(REMOVE_ABOVE, id, id, keep);
  }
}
