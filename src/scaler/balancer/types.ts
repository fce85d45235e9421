/** An end server as the balancer sees it at the moment of a pick. */
export interface Endpoint {
  /** Stable across restarts of the scaler: the end server's own name. */
  readonly id: string;
  /** Requests picked and not yet ended. */
  readonly inFlight: number;
  /** Picks within about the last second: breaks ties. */
  readonly recentPicks: number;
  /**
   * Decayed peak of the response time as of now (see `ewma.ts`): read at the
   * pick, so that one that gets no requests is tried again in time;
   * `undefined` until a response was seen.
   */
  readonly latencyMs: number | undefined;
}

/** What a strategy may know of the request it picks for. */
export interface CallInfo {
  /** The peer's IP address, without port. */
  readonly clientAddress: string;
  readonly nowMs: number;
}

/**
 * Picks an endpoint for one request, or `undefined` when `eligible` is empty.
 * `eligible` is what the roster left over: ready, healthy, with a free slot.
 * It is in the roster's order, which never changes while members stay.
 */
export type Picker = (
  eligible: readonly Endpoint[],
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
