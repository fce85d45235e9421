/**
 * The boundary of the data plane: what control sends down to the worker that
 * holds an instance, and what comes back up. Everything is plain data that
 * survives `postMessage`.
 */

import type { Traffic } from "../../base/traffic.ts";
import type { RecordedChunk } from "../trace/types.ts";
import type { Outlook } from "../balancer/line_forecast.ts";
import type { Doors } from "./doors.ts";
import type { LimitChanges } from "./limits.ts";

/** How an instance's requests are spread and bounded. */
export interface BalanceSettings {
  readonly strategy: string;
  /** Requests in flight on one endpoint. */
  readonly concurrency: number;
  /** Requests waiting for a slot. */
  readonly queueLimit: number;
}

/** An end server that may be picked, or that finishes what it has. */
export interface RosterEntry {
  /** The end server's name: what `x-tellerline-endpoint` carries. */
  readonly id: string;
  readonly host: string;
  readonly port: number;
  /** `draining`: no new requests; reported once the last one has ended. */
  readonly state: "ready" | "draining";
}

/** End servers that are no longer needed: which of them is for the worker. */
export interface Surplus {
  readonly count: number;
  /** Ids; of equally busy ones those named first go first. */
  readonly among: readonly string[];
}

/** Why an end server could not be picked: see `exclusion.ts`. */
export type Exclusion =
  | "draining"
  | "unreachable"
  | "not_serving"
  | "silent"
  | "failing"
  | "full"
  | "new";

/** An end server as it stood at the moment of a pick. */
export interface PickCandidate {
  readonly id: string;
  readonly inFlight: number;
  /** Within about the last second. */
  readonly recentPicks: number;
  /** Decayed peak; absent until one was seen. */
  readonly latencyMs?: number;
  /** Empty: it could be picked. */
  readonly excluded: Exclusion | "";
}

/** Why one request went to its end server. */
export interface PickRecord {
  readonly atMs: number;
  readonly method: string;
  readonly client: string;
  readonly strategy: string;
  readonly endServer: string;
  /** In the line. */
  readonly waitedMs: number;
  /** A clause for people. */
  readonly reason: string;
  /** Every end server there was. */
  readonly candidates: PickCandidate[];
}

/** What health checks came to: `silent` is no answer at all. */
export type Health = "serving" | "not_serving" | "silent";

/** Where an instance listens. */
export interface ListenOptions {
  /**
   * Addresses to bind, all on the same port: `127.0.0.1`, `::1`. Those after
   * the first that this machine does not have are passed over.
   */
  readonly hosts: readonly string[];
  /** 0 lets the system choose. */
  readonly port: number;
  /** Others of this program listen there too; connections are shared out. */
  readonly shared?: boolean;
  /** With it, clients must speak TLS. */
  readonly tls?: TlsIdentity;
}

/** A certificate with its chain, and its key, as PEM text. */
export interface TlsIdentity {
  readonly cert: string;
  readonly key: string;
}

/** Control → worker. `instance` names the addressee everywhere. */
export type Order =
  | {
      readonly kind: "open";
      readonly instance: string;
      readonly listen: ListenOptions;
      readonly settings: BalanceSettings;
      readonly limits: LimitChanges;
      /** Write down how each request went. */
      readonly records: boolean;
      /** Of the whole process: what a `Doors` is made of. */
      readonly doors: Pick<Doors, "most" | "shared">;
    }
  | {
      readonly kind: "settings";
      readonly instance: string;
      readonly settings: BalanceSettings;
    }
  | {
      readonly kind: "limits";
      readonly instance: string;
      readonly limits: LimitChanges;
    }
  | {
      readonly kind: "health";
      readonly instance: string;
      readonly endpoint: string;
      readonly health: Health;
    }
  | {
      readonly kind: "roster";
      readonly instance: string;
      readonly entries: readonly RosterEntry[];
    }
  | ({ readonly kind: "let_go"; readonly instance: string } & Surplus)
  | {
      /** Take down so many picks from now on; 0: no more. */
      readonly kind: "explain";
      readonly instance: string;
      readonly picks: number;
    }
  | {
      readonly kind: "outlook";
      readonly instance: string;
      readonly outlook: Outlook;
    }
  | {
      /** GOAWAY, finish what is in flight, close after `graceMs` at most. */
      readonly kind: "close";
      readonly instance: string;
      readonly graceMs: number;
    };

/** Worker → control. */
export type Report =
  | {
      readonly kind: "opened";
      readonly instance: string;
      readonly port: number;
    }
  | {
      readonly kind: "refused";
      readonly instance: string;
      readonly reason: "port_taken" | "failed";
      readonly message: string;
    }
  | {
      readonly kind: "snapshot";
      readonly instance: string;
      readonly snapshot: Snapshot;
    }
  | {
      /** How requests went that ended since the last one. */
      readonly kind: "recorded";
      readonly instance: string;
      readonly chunk: RecordedChunk;
    }
  | {
      /**
       * Which ones are draining now, by `let_go`. Their `drained` comes after
       * it, and a `drained` of an earlier time before it.
       */
      readonly kind: "let_go";
      readonly instance: string;
      readonly endpoints: readonly string[];
    }
  | {
      readonly kind: "picks";
      readonly instance: string;
      readonly picks: readonly PickRecord[];
    }
  | {
      /** A draining endpoint has nothing in flight any more. */
      readonly kind: "drained";
      readonly instance: string;
      readonly endpoint: string;
    }
  | { readonly kind: "closed"; readonly instance: string };

/**
 * One instance's counts, ten times a second. Counters only ever grow, and
 * every request that arrived is in exactly one of `inFlight`, `queued`,
 * `completed`, `failed` and `rejected`.
 */
export interface Snapshot {
  readonly atMs: number;
  readonly inFlight: number;
  readonly queued: number;
  /**
   * ∫ (in flight + queued) dt since the port was opened, request-ms. A hopeless
   * one counts for the time it would have waited in vain, a second at most:
   * refusing it at once must not hide from the policies that it came.
   */
  readonly loadIntegralMs: number;
  /** Answered OK, or with an HTTP status below 500 when not gRPC. */
  readonly completed: number;
  /** Answered with a gRPC status other than OK, or not at all. */
  readonly failed: number;
  /** Refused at once: the queue was full, or it was hopeless. */
  readonly rejected: number;
  /** Of them: those that could not have been answered in the time they had. */
  readonly hopeless: number;
  /** Response times since the port was opened: see `latency.ts`. */
  readonly latency: readonly number[];
  readonly traffic: Traffic;
  readonly endpoints: readonly EndpointSnapshot[];
  /** The most recently used ones, at most 200. */
  readonly connections: readonly ConnectionSnapshot[];
  readonly connectionCount: number;
  /** Access-log lines (JSON) since the last snapshot, and how many were not kept. */
  readonly access: readonly string[];
  readonly accessDropped: number;
}

/**
 * Why an end server gets no requests: its connection is lost; it failed too
 * often and may be on trial; it says that it does not serve; it is silent.
 */
export type Trouble =
  "none" | "unreachable" | "failing" | "not_serving" | "silent";

/** One endpoint's counts. */
export interface EndpointSnapshot {
  readonly id: string;
  /** `ejected`: gets no requests, for its trouble. */
  readonly state: "ready" | "draining" | "ejected";
  readonly trouble: Trouble;
  readonly inFlight: number;
  readonly picks: number;
  /** How often it was left out for failing or for being silent. */
  readonly ejections: number;
  readonly completed: number;
  readonly failed: number;
  /** As `Snapshot.latency`. */
  readonly latency: readonly number[];
}

/** One client's connection. */
export interface ConnectionSnapshot {
  readonly id: string;
  /** `address:port` */
  readonly client: string;
  readonly openedAtMs: number;
  readonly inFlight: number;
  readonly calls: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly lastMethod: string;
  readonly lastEndpoint: string;
}

/** What the control side hears of one instance. */
export interface InstanceListener {
  onSnapshot(snapshot: Snapshot): void;
  /** Follows a snapshot; only where `records` was asked for. */
  onRecorded?(chunk: RecordedChunk): void;
  onDrained(endpoint: string): void;
  /** Which end servers {@linkcode DataPlane.letGo} chose. */
  onLetGo?(endpoints: readonly string[]): void;
  /** Picks that were asked for by {@linkcode DataPlane.explain}. */
  onPicks?(picks: readonly PickRecord[]): void;
  /** An end server is left out or is back, as a sentence. */
  onEvent?(sentence: string): void;
}

/** How an instance is opened. */
export interface OpenOptions {
  readonly listen: ListenOptions;
  readonly settings: BalanceSettings;
  readonly listener: InstanceListener;
  /** Limits that are other than the default. */
  readonly limits?: LimitChanges;
  /** Ask end servers by `grpc.health.v1` how they are. @default false */
  readonly watchHealth?: boolean;
  /** Write down how each request went, see `onRecorded`. @default false */
  readonly records?: boolean;
}

/** The data plane as control sees it; disposing it closes every port. */
export interface DataPlane extends AsyncDisposable {
  /**
   * Opens an instance's port on one of the workers.
   *
   * @throws {ConflictError} when the port is taken.
   */
  open(
    instance: string,
    options: OpenOptions,
  ): Promise<{ readonly port: number }>;
  /**
   * Takes effect from now on.
   *
   * @throws {PreconditionError} when there is no such strategy.
   */
  setSettings(instance: string, settings: BalanceSettings): void;
  /**
   * The limits of every instance, and of those opened later without their own.
   * Takes effect from now on, but for limits of connections and of health
   * checks, which stay as they were when a port was opened.
   *
   * @throws {RangeError} naming a limit that cannot be.
   */
  setLimits(limits: LimitChanges): void;
  setRoster(instance: string, entries: readonly RosterEntry[]): void;
  /**
   * Drains those with the fewest requests in flight, by the counts of that very
   * moment, and tells the listener which: until then, set no roster. The
   * instance must be open.
   */
  letGo(instance: string, surplus: Surplus): void;
  /**
   * Tells the listener of the next so many picks, whatever was asked for
   * before; 0: of none.
   */
  explain(instance: string, picks: number): void;
  /** What it goes by when it says when to try again; tell it when it changes. */
  setOutlook(instance: string, outlook: Outlook): void;
  /** Resolves when the port is closed and nothing is in flight any more. */
  close(instance: string, options: { readonly graceMs: number }): Promise<void>;
}
