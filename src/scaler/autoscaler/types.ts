/** What a policy sees of one instance at one moment. */
export interface Observation {
  readonly nowMs: number;
  /** End servers that get traffic. */
  readonly ready: number;
  /** End servers on their way: capacity in flight, not to be added twice. */
  readonly starting: number;
  /**
   * Requests in flight and queued at the instance, integrated over time since
   * the port was opened (request-milliseconds). The difference between two
   * observations, divided by the time between them, is the exact mean load.
   */
  readonly loadIntegralMs: number;
  /** In flight + queued at this moment; for the inputs, never for triggers. */
  readonly loadNow: number;
  /** One entry a ready end server that has been measured. */
  readonly cpu: readonly CpuReading[];
}

/** CPU use of one end server over its last sampling interval. */
export interface CpuReading {
  readonly endServer: string;
  /** Per cent of the end server's own limit; 100 is all it may use. */
  readonly percent: number;
  /** Milliseconds since it became ready: young ones are not representative. */
  readonly readyForMs: number;
}

/** A policy's raw answer, before the shared limits. */
export type Wish =
  | {
      readonly kind: "hold";
      readonly reason: string;
      readonly inputs: Inputs;
    }
  | {
      readonly kind: "want";
      /** End servers wished for, unclamped. */
      readonly endServers: number;
      /** Acts at once and passes over the cool-down. */
      readonly urgent: boolean;
      readonly reason: string;
      readonly inputs: Inputs;
    };

/** Named numbers a decision was made from, for people to check. */
export type Inputs = Readonly<Record<string, number>>;

/** Decides from observations in order of time; state is in its closure. */
export type Decider = (seen: Observation) => Wish;

/** Tuning that a tenant may set. */
export interface PolicyOptions {
  /** Per cent of the limit at which CPU is full enough. @default 80 */
  readonly cpuTargetPercent?: number;
  /** Active requests an end server may have. @default 7 */
  readonly queueTarget?: number;
}

/** A rule for how many end servers an instance should have. */
export interface Policy {
  readonly title: string;
  /** One sentence: when to choose it. */
  readonly summary: string;
  create(options?: PolicyOptions): Decider;
}

/** One limit that changed the wish, in the order they were applied. */
export interface Clamp {
  /** tolerance, stabilisation, step, cool_down, min, max, starting … */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** What was decided, and everything it was decided from. */
export interface Decision {
  readonly kind: "hold" | "scale_out" | "scale_in";
  readonly atMs: number;
  readonly policy: string;
  /** End servers before: ready + starting. */
  readonly from: number;
  /** The policy's raw wish; `from` when it held. */
  readonly wish: number;
  /** After the clamps. */
  readonly to: number;
  readonly inputs: Inputs;
  readonly clamps: readonly Clamp[];
  /** One sentence a tenant understands. */
  readonly reason: string;
}
