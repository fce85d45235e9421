import type {
  Autoscaler,
  AutoscalerSettings,
} from "../autoscaler/autoscaler.ts";
import type { Decision } from "../autoscaler/types.ts";

/** One request of a trace. */
export interface Call {
  /** When it arrives, ms since the trace began. */
  atMs: number;
  /** What it takes an end server by itself, ms. */
  workMs: number;
  /** Time its client leaves it, ms; `Infinity`: as long as it takes. */
  timeoutMs: number;
  /** Which client sends it: what `ip_hash` tells clients apart by. */
  client: number;
}

/** Requests in order of time. */
export interface Arrivals {
  /**
   * Writes the next request into `call`, so that a million of them leave no
   * garbage behind.
   *
   * @returns whether there was one more.
   */
  next(call: Call): boolean;
}

/** Requests that can be played as often as one likes, always the same. */
export interface Trace {
  readonly name: string;
  /** What it is, as a sentence. */
  readonly title: string;
  /** From the first moment to the last, ms. */
  readonly tookMs: number;
  begin(): Arrivals;
}

/** What a tenant chose, as far as it matters to a simulation. */
export interface SimulatedSettings extends AutoscalerSettings {
  /** A name of `STRATEGIES`. */
  readonly strategy: string;
  /** Requests that are sent to one end server at once. */
  readonly concurrency: number;
  /** Requests that may wait at the instance. */
  readonly queueLimit: number;
}

/** What end servers are like. */
export interface SimulatedWorld {
  /** Requests one end server works on at once; more wait inside it, in order. */
  readonly parallel: number;
  /** From the decision to serving, ms. */
  readonly startMs: number;
  /** Between two decisions, ms. @default 2000 */
  readonly tickMs?: number;
  /** Overload is acted on when it is seen, not at the next tick. @default true */
  readonly isWatched?: boolean;
  /** End servers that serve when it begins. @default `min` */
  readonly endServers?: number;
  /** Until one that has just joined gets its full part, ms. @default 10000 */
  readonly slowStartMs?: number;
  /** How long a request without a time of its own waits in the line, ms. @default 30000 */
  readonly longestWaitMs?: number;
}

/** One play of a trace. */
export interface Scenario {
  readonly trace: Trace;
  readonly settings: SimulatedSettings;
  readonly world: SimulatedWorld;
  /** Decides how many end servers there should be; a policy's, or any other. */
  readonly autoscaler: Autoscaler;
  /** Uniform in [0, 1): what strategies draw from. */
  readonly prng: () => number;
  /** A delay of which the share of requests beyond it is counted. */
  readonly target?: {
    readonly of: "waiting" | "response";
    readonly ms: number;
  };
  /** Hears each point of its course at once: how far it is. */
  readonly onPoint?: (point: SimulatedPoint) => void;
}

/** What became of it. */
export interface Outcome {
  readonly arrived: number;
  readonly completed: number;
  /** Refused at once: the queue was full, or their time too short for it. */
  readonly rejected: number;
  /** Not answered before their time was over. */
  readonly late: number;
  /** From arrival until an end server began to work on them, ms. */
  readonly waitMeanMs: number;
  readonly waitP50Ms: number;
  readonly waitP99Ms: number;
  /** Share of them that had to wait at all. */
  readonly waitedShare: number;
  /** From arrival to the answer, ms. */
  readonly responseP50Ms: number;
  readonly responseP99Ms: number;
  /** Share in [0, 1] of all that arrived beyond the target, refused and late ones too. */
  readonly beyondTarget: number;
  /** ∫ end servers dt, starting and draining ones too, minutes. */
  readonly endServerMinutes: number;
  readonly mostEndServers: number;
  /** Decisions that changed the number. */
  readonly scaledOut: number;
  readonly scaledIn: number;
  readonly changes: readonly Decision[];
  /** The course of it, one point every `tookMs / 300` or so. */
  readonly points: readonly SimulatedPoint[];
}

/** What a chart of an outcome is drawn from. */
export interface SimulatedPoint {
  readonly atMs: number;
  readonly arrivalsPerS: number;
  readonly ready: number;
  readonly desired: number;
  readonly queued: number;
  /** Of those answered since the last point, ms; 0 when there were none. */
  readonly responseP99Ms: number;
}
