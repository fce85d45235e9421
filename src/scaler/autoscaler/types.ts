import type { Traffic } from "../../base/traffic.ts";

/** What a policy sees of one instance at one moment. */
export interface Observation {
  readonly nowMs: number;
  /** End servers that get traffic. */
  readonly ready: number;
  /** End servers on their way: capacity in flight, not to be added twice. */
  readonly starting: number;
  /** End servers that were let go and still run. @default 0 */
  readonly draining?: number;
  /**
   * Requests in flight and queued at the instance, integrated over time since
   * the port was opened (request-milliseconds). The difference between two
   * observations, divided by the time between them, is the exact mean load.
   */
  readonly loadIntegralMs: number;
  /** In flight + queued at this moment; for the inputs, never for triggers. */
  readonly loadNow: number;
  /** Of them, those that wait in the line. */
  readonly queuedNow: number;
  /** What came and was served since the port was opened. */
  readonly traffic: Traffic;
  /** Time that end servers take to start, p95, ms; none was measured yet without it. */
  readonly startMs?: number | undefined;
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

/** A policy's answer, before the shared limits. */
export type Wish =
  | {
      readonly kind: "hold";
      readonly reason: string;
      readonly inputs: Inputs;
    }
  | {
      readonly kind: "want";
      /** End servers wished for: what the policy's formula says. */
      readonly endServers: number;
      /** Acts at once and passes over the cool-down. */
      readonly urgent: boolean;
      /**
       * The policy knows how many are needed and for how long: the shared
       * stabilisation, step and cool-down do not apply. @default false
       */
      readonly isPaced?: boolean;
      /** The policy's own limits, in order: they come before the shared ones. */
      readonly clamps: readonly Clamp[];
      /** A clause that names the measure and the target: no final period. */
      readonly reason: string;
      readonly inputs: Inputs;
    };

/** Named numbers a decision was made from, for people to check. */
export type Inputs = Readonly<Record<string, number>>;

/** Decides from observations in order of time; state is in its closure. */
export type Decider = (seen: Observation) => Wish;

/** How the policies and the shared limits measure and wait. */
export interface AutoscalerTuning {
  /** Over which the load's mean decides, ms. @default 60000 */
  readonly stableWindowMs?: number;
  /** Over which a sudden load is seen, ms. @default 6000 */
  readonly panicWindowMs?: number;
  /** Over which a load too sudden to wait for is seen, ms. @default 300 */
  readonly acuteWindowMs?: number;
  /** History below which no sudden load is seen, ms. @default 2000 */
  readonly leastHistoryMs?: number;
  /** How many times the target is panic. @default 2 */
  readonly panicFactor?: number;
  /** Share of the target that may be left after a removal. @default 0.7 */
  readonly queueHeadroom?: number;
  /** Over which arrivals are counted for a model of delays, ms. @default 20000 */
  readonly rateWindowMs?: number;
  /** Over which is learnt what a request is to an end server, ms. @default 120000 */
  readonly workWindowMs?: number;
  /** Arrivals below which that model is not trusted. @default 100 */
  readonly leastSamples?: number;
  /** Share of the delay's target that may be taken after a removal. @default 0.8 */
  readonly delayHeadroom?: number;
  /** Share of it by which it may be missed before one is added. @default 0.1 */
  readonly delayTolerance?: number;
  /** Over which CPU readings are smoothed, and how long one is young, ms. @default 10000 */
  readonly cpuWindowMs?: number;
  /** Distance of CPU from its target that is near enough. @default 0.1 */
  readonly cpuTolerance?: number;
  /** Share of the target that may be left after a removal. @default 0.8 */
  readonly cpuHeadroom?: number;
  /** CPU at which one end server alone calls for another, per cent. @default 95 */
  readonly hotPercent?: number;
  /** How long a higher wish forbids scaling in, ms. @default 60000 */
  readonly stabilisationMs?: number;
  /** The time one step may take, ms. @default 15000 */
  readonly stepMs?: number;
  /** End servers that one step may always add. @default 4 */
  readonly stepOut?: number;
  /** End servers that one step may remove. @default 1 */
  readonly stepIn?: number;
  /**
   * After scaling out, ms. Where none is given, the time that end servers take
   * to start (p95, as measured) and `settleMs`. @default 15000, until measured
   */
  readonly coolDownMs?: number;
  /** After an end server serves: until it shows in what is measured, ms. @default 5000 */
  readonly settleMs?: number;
}

/** Tuning that a tenant may set, and that of the whole program. */
export interface PolicyOptions extends AutoscalerTuning {
  /** Per cent of the limit at which CPU is full enough. @default 80 */
  readonly cpuTargetPercent?: number;
  /** Active requests an end server may have. @default 7 */
  readonly queueTarget?: number;
  /** What 99 % of requests may wait, or take in all, ms. @default 150 */
  readonly latencyTargetMs?: number;
  /** Which of the two that is. @default "waiting" */
  readonly latencyOf?: Delay;
  /** How requests find their end server. @default "least_connections" */
  readonly strategy?: string;
  /** Requests that are sent to an end server at once. @default 10 */
  readonly concurrency?: number;
}

/** A delay that can be aimed at: of waiting alone, or from arrival to answer. */
export type Delay = "waiting" | "response";

/** A rule for how many end servers an instance should have. */
export interface Policy {
  readonly title: string;
  /** One sentence: when to choose it. */
  readonly summary: string;
  create(options?: PolicyOptions): Decider;
}

/** One limit that changed the wish, in the order they were applied. */
export interface Clamp {
  /**
   * Of a policy: tolerance, headroom, starting, history, panic, hot, memory. Shared:
   * stabilisation, step, cool_down, min, max; of the supply: quota,
   * host_headroom.
   */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** A clause that says what stands in the way: no final period. */
  readonly reason: string;
}

/** What was decided, and everything it was decided from. */
export interface Decision {
  readonly kind: "hold" | "scale_out" | "scale_in";
  readonly atMs: number;
  readonly policy: string;
  /** End servers before: ready + starting. */
  readonly from: number;
  /** The policy's raw wish, before any clamp; `from` when it held. */
  readonly wish: number;
  /** After the clamps. */
  readonly to: number;
  readonly inputs: Inputs;
  readonly clamps: readonly Clamp[];
  /** One sentence a tenant understands. */
  readonly reason: string;
}
