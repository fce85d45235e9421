import type { RatesTable } from "../../finance/types.ts";
import type { ShadowedDecision } from "../autoscaler/shadow.ts";
import type { ShadowTally } from "../autoscaler/shadow_tally.ts";

/** What a tenant chose for one instance. Every value is already valid. */
export interface InstanceSettings {
  readonly services: readonly string[];
  readonly strategy: string;
  readonly policy: string;
  /** A policy that runs beside and decides nothing; empty: none. */
  readonly shadow: string;
  /** End servers. */
  readonly min: number;
  readonly max: number;
  /** Requests in flight on one end server. */
  readonly concurrency: number;
  /** Requests waiting at the instance. */
  readonly queueLimit: number;
  readonly cpuTargetPercent: number;
  readonly queueTarget: number;
  /** What 99 % of requests may wait, ms; */
  readonly waitTargetMs: number;
  /** in place of that, what they may take in all; 0: not aimed at. */
  readonly responseTargetMs: number;
  /** Simulated work of every request. */
  readonly sleepMs: number;
  readonly cpuMs: number;
  /** Cores an end server may use. */
  readonly cpuLimit: number;
  readonly memoryMib: number;
}

/** One deployment as it is kept on disk. */
export interface InstanceRecord {
  /** Random, 12 lower-case hexadecimal digits. */
  readonly id: string;
  /** The owner's normalised e-mail. */
  readonly tenant: string;
  readonly name: string;
  readonly port: number;
  readonly settings: InstanceSettings;
  /** End servers last decided on: what a restart brings back. */
  readonly desired: number;
  readonly createdAtMs: number;
}

/** What end servers run on; empty: it was not chosen yet. */
export type RuntimeName = "" | "docker" | "process" | "memory";

/** A table of exchange rates that was fetched and found good. */
export type RatesRecord = Required<RatesTable>;

/** One row of `credentials.csv`. */
export interface Credential {
  /** Normalised: see `normalizeEmail`. */
  readonly email: string;
  readonly passwordHash: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/**
 * Accounts on disk. Writes are serialised and resolve only once they would
 * survive a power cut.
 */
export interface CredentialStore {
  /** How many accounts there are. */
  readonly size: number;
  find(email: string): Credential | undefined;
  /** @throws {ConflictError} when the e-mail has an account. */
  add(credential: Credential): Promise<void>;
  /** @throws {NotFoundError} when the e-mail has no account. */
  setHash(email: string, passwordHash: string): Promise<void>;
}

/** A session as it is kept: the token itself is not. */
export interface SessionRecord {
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly tenant: string;
  readonly createdAtMs: number;
  readonly usedAtMs: number;
}

/** Consecutive failed log-ins of one account or from one address. */
export interface FailureRecord {
  /** A hash: neither the e-mail nor the address itself is kept. */
  readonly key: string;
  readonly count: number;
  readonly lastAtMs: number;
}

/** A decision as it is kept. */
export interface KeptDecision extends ShadowedDecision {
  /** Counts up with every evaluation of its instance, from 1. */
  readonly number: number;
}

/** Which decisions of an instance to read. */
export interface DecisionQuery {
  readonly limit: number;
  /** Leaves out the holds. @default false */
  readonly changesOnly?: boolean;
  /** Leaves out those in which the shadow decided the same. @default false */
  readonly differingOnly?: boolean;
  /** None that was made before. */
  readonly sinceMs?: number;
  /** Only those with a smaller number. */
  readonly before?: number;
}

/** What is forgotten of an instance's decisions. */
export interface DecisionLimits {
  /** All that were made before. */
  readonly beforeMs: number;
  /** And the oldest, until those that are left have so many bytes. */
  readonly maxBytes: number;
}

/**
 * Everything but the accounts. Each write is one transaction and returns only
 * once it would survive a power cut.
 */
export interface StateStore extends Disposable {
  /** Random id of this installation: what its containers are labelled with. */
  readonly installation: string;

  /** What end servers ran on last. */
  readonly runtime: RuntimeName;
  setRuntime(runtime: RuntimeName): void;

  /** The exchange rates last found good; `undefined` before the first. */
  readonly rates: RatesRecord | undefined;
  setRates(rates: RatesRecord): void;

  /**
   * A secret of this installation, made once: 32 bytes, hexadecimal. What the
   * key comes from that its end servers know it by.
   */
  readonly controlSeed: string;

  addSession(session: SessionRecord): void;
  findSession(tokenHash: string): SessionRecord | undefined;
  touchSession(tokenHash: string, usedAtMs: number): void;
  removeSession(tokenHash: string): void;
  removeSessionsOf(tenant: string): void;
  /** Removes sessions last used before, or created before, the given times. */
  expireSessions(usedBeforeMs: number, createdBeforeMs: number): void;

  findFailures(key: string): FailureRecord | undefined;
  /** Keeps all of them, in one write. A count of 0 forgets the key. */
  saveFailures(records: readonly FailureRecord[]): void;
  /** Forgets those last counted before the given time. */
  expireFailures(beforeMs: number): void;

  instances(): readonly InstanceRecord[];
  /**
   * @throws {QuotaError} when the tenant already has `maxOfTenant` instances:
   * counted and written in one transaction.
   * @throws {ConflictError} when the tenant has an instance of that name, or
   * any tenant one on that port.
   */
  addInstance(record: InstanceRecord, maxOfTenant: number): void;
  /** @throws {NotFoundError} when there is no such instance. */
  updateInstance(record: InstanceRecord): void;
  /** Removes its decisions too. */
  removeInstance(id: string): void;

  /**
   * Keeps decisions, the oldest first, in one write. Holds that come together
   * are kept together, which takes a tenth of the room.
   */
  addDecisions(instance: string, decisions: readonly KeptDecision[]): void;
  /** Newest first. */
  decisions(instance: string, query: DecisionQuery): readonly KeptDecision[];
  /** What shadows did in the decisions since then, one for each policy. */
  shadowTallies(instance: string, sinceMs: number): readonly ShadowTally[];
  trimDecisions(instance: string, limits: DecisionLimits): void;
}
