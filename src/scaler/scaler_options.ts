import type { AutoscalerTuning } from "./autoscaler/types.ts";
import type { LimitChanges } from "./dataplane/limits.ts";
import type { TlsIdentity } from "./dataplane/types.ts";
import type { PortRange } from "./free_ports.ts";
import type { HasherOptions } from "./portal/hasher.ts";
import type { RatesChoice } from "./rates/start_rates.ts";
import type { Runtime } from "./runtime/types.ts";
import type { RuntimeName } from "./store/types.ts";

/** How often a scaler does things, and how long it waits. */
export interface ScalerTuning extends AutoscalerTuning {
  /** Between two decisions of an instance, ms. @default 2000 */
  readonly tickMs?: number;
  /** How long a removed end server may finish its requests, ms. @default 30000 */
  readonly drainMs?: number;
  /** Between two looks for orphans, ms. @default 20000 */
  readonly sweepMs?: number;
  /** Between two attempts at a port that is taken, ms. @default 5000 */
  readonly reopenMs?: number;
  /**
   * Share of what one more end server may use that the host must have free for
   * it; 0: nobody looks. @default 1
   */
  readonly headroomShare?: number;
  /** How long decisions are kept, ms. @default 86400000 */
  readonly keepDecisionsMs?: number;
  /** Room for the decisions of an instance, MiB. @default 8 */
  readonly keepDecisionsMib?: number;
  /** Between two times that old decisions are forgotten, ms. @default 600000 */
  readonly trimMs?: number;
}

/** What the state directory tells of the scaler that had it before. */
export interface FormerRun {
  readonly runtime: RuntimeName;
  /** Instances on record. */
  readonly instances: number;
}

/** A runtime and the sentence that says why it was chosen. */
export interface ChosenRuntime {
  readonly runtime: Runtime;
  readonly reason: string;
}

/** What a scaler is started with. */
export interface ScalerOptions {
  readonly stateDirectory: string;
  /** A console started it, and may end without it. @default false */
  readonly background?: boolean;
  /** Makes the runtime once the installation's id is known. */
  readonly chooseRuntime: (
    installation: string,
    former: FormerRun,
  ) => Promise<ChosenRuntime>;
  /** Where the portal listens; port 0 lets the system choose. */
  readonly portal: { readonly host: string; readonly port: number };
  /** Addresses the ports of instances are bound on. */
  readonly hosts: readonly string[];
  readonly ports: PortRange;
  /** Data-plane threads. @default as many as cores, at most 4 */
  readonly workers?: number | undefined;
  /** Instances a tenant may have. */
  readonly maxInstances: number;
  /** End servers an instance may have. */
  readonly maxEndServers: number;
  /** End servers all instances of a tenant may have. @default 100 */
  readonly maxEndServersPerTenant?: number;
  /** End servers all instances of all tenants may have. @default 1000 */
  readonly maxEndServersInAll?: number;
  readonly tuning?: ScalerTuning;
  /** Limits of the ports of instances that are other than the default. */
  readonly limits?: LimitChanges;
  /** With it, the ports of instances speak TLS. */
  readonly tls?: TlsIdentity | undefined;
  /** What the recording of an instance may take, MiB; 0: none. @default 16 */
  readonly traceMib?: number | undefined;
  /** Whether exchange rates are fetched, and from where. @default off */
  readonly rates?: RatesChoice | undefined;
  /** How passwords are hashed. */
  readonly hashing?: HasherOptions;
  /** @default Date.now */
  readonly now?: () => number;
}

/** The tuning where none is given. */
export const DEFAULT_SCALER_TUNING = {
  tickMs: 2_000,
  drainMs: 30_000,
  sweepMs: 20_000,
  reopenMs: 5_000,
  headroomShare: 1,
  keepDecisionsMs: 86_400_000,
  // A day of evaluations every 2 s, each other than the one before and with a
  // shadow, was measured to take 5 MiB; one of a quiet instance 1 to 2.
  keepDecisionsMib: 8,
  trimMs: 600_000,
} as const;

/**
 * How many end servers there may be where nothing is said: a network of Docker
 * takes 1023 containers, as a bridge of Linux has that many ports.
 */
export const DEFAULT_CAPS = { perTenant: 100, inAll: 1_000 } as const;

/** How many end servers there may be, as told. */
export function capsOf({
  maxEndServersPerTenant: perTenant = DEFAULT_CAPS.perTenant,
  maxEndServersInAll: inAll = DEFAULT_CAPS.inAll,
}: CapOptions) {
  return { perTenant, inAll };
}

/** The options that are about that. */
export type CapOptions = Pick<
  ScalerOptions,
  "maxEndServersPerTenant" | "maxEndServersInAll"
>;
