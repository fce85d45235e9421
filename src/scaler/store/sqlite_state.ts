import type { ShadowTally } from "../autoscaler/shadow_tally.ts";
import { DecisionTable } from "./decision_table.ts";
import { FailureTable } from "./failure_table.ts";
import { InstanceTable } from "./instance_table.ts";
import { MetaTable } from "./meta_table.ts";
import { SessionTable } from "./session_table.ts";
import type { StateConnection } from "./state_connection.ts";
import type {
  DecisionLimits,
  DecisionQuery,
  FailureRecord,
  InstanceRecord,
  KeptDecision,
  RatesRecord,
  RuntimeName,
  SessionRecord,
  StateStore,
} from "./types.ts";

/** The state on SQLite: one transaction a write, one table object a subject. */
export class SqliteState implements StateStore {
  readonly installation: string;
  readonly controlSeed: string;
  readonly #db: StateConnection;
  readonly #meta: MetaTable;
  readonly #sessions: SessionTable;
  readonly #failures: FailureTable;
  readonly #instances: InstanceTable;
  readonly #decisions: DecisionTable;

  /** @param db Open for writing; closed with this. */
  constructor(db: StateConnection) {
    this.#db = db;
    this.#meta = new MetaTable(db);
    this.#sessions = new SessionTable(db);
    this.#failures = new FailureTable(db);
    this.#instances = new InstanceTable(db);
    this.#decisions = new DecisionTable(db);
    this.installation = this.#meta.installation();
    this.controlSeed = this.#meta.controlSeed();
  }

  get runtime(): RuntimeName {
    return this.#meta.runtime();
  }

  setRuntime(runtime: RuntimeName): void {
    if (runtime !== this.runtime) this.#meta.setRuntime(runtime);
  }

  get rates(): RatesRecord | undefined {
    return this.#meta.rates();
  }

  setRates(rates: RatesRecord): void {
    this.#meta.setRates(rates);
  }

  addSession(session: SessionRecord): void {
    this.#db.transaction(() => this.#sessions.add(session));
  }

  findSession(tokenHash: string): SessionRecord | undefined {
    return this.#sessions.find(tokenHash);
  }

  touchSession(tokenHash: string, usedAtMs: number): void {
    this.#db.transaction(() => this.#sessions.touch(tokenHash, usedAtMs));
  }

  removeSession(tokenHash: string): void {
    this.#db.transaction(() => this.#sessions.remove(tokenHash));
  }

  removeSessionsOf(tenant: string): void {
    this.#db.transaction(() => this.#sessions.removeOf(tenant));
  }

  expireSessions(usedBeforeMs: number, createdBeforeMs: number): void {
    this.#db.transaction(() =>
      this.#sessions.expire(usedBeforeMs, createdBeforeMs),
    );
  }

  findFailures(key: string): FailureRecord | undefined {
    return this.#failures.find(key);
  }

  saveFailures(records: readonly FailureRecord[]): void {
    this.#db.transaction(() => {
      for (const record of records) this.#failures.save(record);
    });
  }

  expireFailures(beforeMs: number): void {
    this.#db.transaction(() => this.#failures.expire(beforeMs));
  }

  instances(): readonly InstanceRecord[] {
    return this.#instances.all();
  }

  addInstance(record: InstanceRecord, maxOfTenant: number): void {
    this.#db.transaction(() => this.#instances.add(record, maxOfTenant));
  }

  updateInstance(record: InstanceRecord): void {
    this.#db.transaction(() => this.#instances.change(record));
  }

  removeInstance(id: string): void {
    this.#db.transaction(() => {
      this.#instances.remove(id);
      this.#decisions.removeOf(id);
    });
  }

  addDecisions(instance: string, decisions: readonly KeptDecision[]): void {
    this.#db.transaction(() => this.#decisions.add(instance, decisions));
  }

  decisions(instance: string, query: DecisionQuery): readonly KeptDecision[] {
    return this.#decisions.newest(instance, query);
  }

  shadowTallies(instance: string, sinceMs: number): readonly ShadowTally[] {
    return this.#decisions.tallies(instance, sinceMs);
  }

  trimDecisions(instance: string, limits: DecisionLimits): void {
    this.#db.transaction(() => this.#decisions.trim(instance, limits));
  }

  [Symbol.dispose](): void {
    try {
      // Where it cannot be noted, the log stays: nothing is lost.
      if (this.#meta.tryClose()) this.#db.keepLog(false);
    } finally {
      this.#db[Symbol.dispose]();
    }
  }
}
