import {
  mergeTallies,
  tallyShadows,
  type ShadowTally,
} from "../autoscaler/shadow_tally.ts";
import { seal, unseal, type SealedRow } from "./_sealed.ts";
import { decisionsOf, isAsked, mayHold, rowsOf } from "./decision_rows.ts";
import { decisionRowShape, type DecisionRow } from "./record_shapes.ts";
import type { StateConnection } from "./state_connection.ts";
import type { DecisionLimits, DecisionQuery, KeptDecision } from "./types.ts";

// A decision of an instance that was removed meanwhile is not kept.
const ADD = `INSERT INTO decisions (body, sum)
  SELECT ?, ? WHERE EXISTS (SELECT 1 FROM instances WHERE id = ?)`;
const NEWEST = `SELECT seq, body, sum FROM decisions
  WHERE instance = ? AND seq < ? ORDER BY seq DESC LIMIT 32`;
const NEWEST_CHANGES = `SELECT seq, body, sum FROM decisions
  WHERE instance = ? AND seq < ? AND kind <> 'hold' ORDER BY seq DESC LIMIT 32`;
const REMOVE_OF = "DELETE FROM decisions WHERE instance = ?";
const OLDEST = `SELECT seq, at_ms FROM decisions WHERE instance = ? AND seq > ?
  ORDER BY seq LIMIT 32`;
const REMOVE_TO = "DELETE FROM decisions WHERE instance = ? AND seq <= ?";
// What a row takes beside its text: the checksum, two entries of an index.
const LAST_TOO_MANY = `SELECT seq FROM (SELECT seq,
    sum(octet_length(body) + 64) OVER (ORDER BY seq DESC) AS bytes
    FROM decisions WHERE instance = ?)
  WHERE bytes > ? ORDER BY seq DESC LIMIT 1`;

/** The decisions in `state.sqlite`; called within transactions. */
export class DecisionTable {
  readonly #db: StateConnection;

  constructor(db: StateConnection) {
    this.#db = db;
  }

  add(instance: string, decisions: readonly KeptDecision[]): void {
    for (const row of rowsOf(instance, decisions)) {
      const { body, sum } = seal(row, decisionRowShape);
      this.#db.run(ADD, body, sum, instance);
    }
  }

  newest(instance: string, query: DecisionQuery): KeptDecision[] {
    const { limit, sinceMs = -Infinity } = query;
    const found: KeptDecision[] = [];
    for (const row of this.#rows(instance, query)) {
      if (found.length >= limit || row.decision.atMs < sinceMs) break;
      if (!mayHold(row, query)) continue;
      const asked = decisionsOf(row).filter((it) => isAsked(it, query));
      found.push(...asked);
    }
    return found.slice(0, limit);
  }

  tallies(instance: string, sinceMs: number): readonly ShadowTally[] {
    return mergeTallies(this.#talliesSince(instance, sinceMs));
  }

  *#talliesSince(instance: string, sinceMs: number): Generator<ShadowTally> {
    for (const row of this.#rows(instance)) {
      if (row.decision.atMs < sinceMs) return;
      if ("pack" in row && row.pack.firstMs >= sinceMs) {
        yield* row.pack.shadows;
        continue;
      }
      yield* tallyShadows(decisionsOf(row).filter((it) => it.atMs >= sinceMs));
    }
  }

  removeOf(instance: string): void {
    this.#db.run(REMOVE_OF, instance);
  }

  trim(instance: string, { beforeMs, maxBytes }: DecisionLimits): void {
    const old = this.#lastBefore(instance, beforeMs);
    const much = this.#db.first<{ seq: number }>(
      LAST_TOO_MANY,
      instance,
      maxBytes,
    );
    const last = Math.max(old, much?.seq ?? 0);
    if (last > 0) this.#db.run(REMOVE_TO, instance, last);
  }

  /** The last of the oldest rows that are older than that; 0: none is. */
  #lastBefore(instance: string, beforeMs: number): number {
    let last = 0;
    for (;;) {
      const rows = this.#db.all<{ seq: number; at_ms: number }>(
        OLDEST,
        instance,
        last,
      );
      const young = rows.findIndex(({ at_ms }) => at_ms >= beforeMs);
      const old = young < 0 ? rows : rows.slice(0, young);
      last = old.at(-1)?.seq ?? last;
      if (old.length === 0 || young >= 0) return last;
    }
  }

  /** Newest first; read as they are asked for. */
  *#rows(
    instance: string,
    { changesOnly = false }: Pick<DecisionQuery, "changesOnly"> = {},
  ): Generator<DecisionRow> {
    const sql = changesOnly ? NEWEST_CHANGES : NEWEST;
    const { path } = this.#db;
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const rows = this.#db.all<SealedRow & { seq: number }>(
        sql,
        instance,
        before,
      );
      for (const row of rows) yield unseal(row, decisionRowShape, path);
      const last = rows.at(-1);
      if (last === undefined) return;
      before = last.seq;
    }
  }
}
