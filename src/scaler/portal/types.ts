import type {
  DecisionQuery,
  InstanceSettings,
  KeptDecision,
} from "../store/types.ts";
import type { ShadowTally } from "../autoscaler/shadow_tally.ts";
import type {
  ExplainedPick,
  Instance,
  InstanceView,
  LogLine,
  Scaler,
  Service,
  SimulateUpdate,
} from "../../wire/messages.ts";

/** What a tenant asks for when deploying. */
export interface Deployment {
  readonly name: string;
  readonly settings: InstanceSettings;
}

/** What may change while an instance runs. */
export interface Change {
  readonly name?: string;
  readonly settings: InstanceSettings;
}

/** How much a view of an instance says. */
export interface ViewOptions {
  /** Without end servers, connections and decisions. @default false */
  readonly brief?: boolean;
  /** Points of the recent past, one a second. @default 0 */
  readonly pastPoints?: number;
}

/** Which log lines of an instance to read. */
export interface TailOptions {
  /** An end server's name; empty: all, and the instance's own lines. */
  readonly endServer: string;
  readonly lines: number;
  readonly follow: boolean;
  readonly signal: AbortSignal;
}

/** What is to be played again. */
export interface SimulationOptions {
  /** How far back, ms. */
  readonly lastMs: number;
  /** Played beside the settings in force. */
  readonly alternatives: readonly InstanceSettings[];
  readonly signal: AbortSignal;
}

/**
 * What the portal asks of the scaler. The tenant is always an argument, and an
 * instance of another tenant is not found.
 */
export interface Fleet {
  /** With `tenant`, how much of its quota it has as well. */
  about(tenant?: string): Scaler;
  services(): readonly Service[];
  list(tenant: string): readonly Instance[];
  /** @throws {NotFoundError} */
  get(tenant: string, id: string): Instance;
  /** The settings in force, to merge a change into. @throws {NotFoundError} */
  settings(tenant: string, id: string): InstanceSettings;
  /** @throws {QuotaError | ConflictError | PreconditionError} */
  deploy(tenant: string, deployment: Deployment): Promise<Instance>;
  /** @throws {NotFoundError | ConflictError | QuotaError} */
  update(tenant: string, id: string, change: Change): Promise<Instance>;
  /** @throws {NotFoundError | QuotaError} */
  scale(tenant: string, id: string, endServers: number): Promise<Instance>;
  /** @throws {NotFoundError} */
  remove(tenant: string, id: string): Promise<void>;
  /** @throws {NotFoundError} */
  view(tenant: string, id: string, options?: ViewOptions): InstanceView;
  /** @throws {NotFoundError} */
  decisions(
    tenant: string,
    id: string,
    query: DecisionQuery,
  ): readonly KeptDecision[];
  /** How shadows compared since then. @throws {NotFoundError} */
  shadows(tenant: string, id: string, sinceMs: number): readonly ShadowTally[];
  /**
   * Why the next requests went where they went; ends after so many, or by the
   * signal. @throws {NotFoundError}
   */
  picks(
    tenant: string,
    id: string,
    options: { readonly picks: number; readonly signal: AbortSignal },
  ): AsyncIterable<ExplainedPick>;
  /** @throws {NotFoundError | BusyError | PreconditionError} */
  simulate(
    tenant: string,
    id: string,
    options: SimulationOptions,
  ): AsyncIterable<SimulateUpdate>;
  /** @throws {NotFoundError} */
  logs(
    tenant: string,
    id: string,
    options: TailOptions,
  ): AsyncIterable<LogLine>;
}
