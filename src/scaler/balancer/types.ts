import type { Candidates } from "./candidates.ts";
import type { Endpoint } from "./endpoint.ts";

export type { Endpoint } from "./endpoint.ts";

/** What a strategy may know of the request it picks for. */
export interface CallInfo {
  /** The peer's IP address, without port. */
  readonly clientAddress: string;
  readonly nowMs: number;
}

/**
 * Picks an endpoint for one request, or `undefined` when `eligible` is empty.
 * `eligible` is what the roster left over: ready, healthy, with a free slot.
 */
export type Picker = (
  eligible: Candidates,
  call: CallInfo,
) => Endpoint | undefined;

/** Among whom, and for what, somebody was picked. */
export interface Choice {
  readonly eligible: readonly Endpoint[];
  readonly call: CallInfo;
}

/** Where a picker's chance comes from. */
export type Prng = () => number;

/** What every strategy can be created with. */
export interface PickerOptions {
  /** Uniform in [0, 1). @default Math.random */
  readonly prng?: Prng;
}

/** A way to spread requests; state lives in the picker that `create` makes. */
export interface Strategy {
  readonly title: string;
  /** One sentence: when to choose it. */
  readonly summary: string;
  create(options?: PickerOptions): Picker;
  /**
   * Why `picked` was, as a clause for people; everything as it stood at the
   * pick, and at least two to choose from.
   */
  explain(picked: Endpoint, choice: Choice): string;
}
