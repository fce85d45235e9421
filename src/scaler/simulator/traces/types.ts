import type { Trace } from "../types.ts";

/** What a synthetic trace is made of. */
export interface SyntheticOptions {
  /** Requests a second, as a mean over the whole (of `flash_crowd`: before). */
  readonly ratePerS: number;
  /** What a request takes an end server by itself, as a mean, ms. */
  readonly workMs: number;
  readonly tookMs: number;
  /** The same seed gives the same requests. @default 1 */
  readonly seed?: number;
  /** How what requests take is spread. @default "exponential" */
  readonly work?: WorkSpread;
  /** Time each client leaves its request, ms. @default Infinity */
  readonly timeoutMs?: number;
  /** Clients there are, each as busy as the next. @default 1000 */
  readonly clients?: number;
}

/** `constant`: every request takes the same. */
export type WorkSpread = "exponential" | "constant";

/** A kind of synthetic trace. */
export interface TraceKind {
  readonly title: string;
  /** One sentence: what it is like. */
  readonly summary: string;
  create(options: SyntheticOptions): Trace;
}
