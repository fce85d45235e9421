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
  /**
   * Its natural logarithm, made so that those of two endpoints compare at any
   * time alike (see `peak_ewma.ts`), whenever they are read.
   */
  readonly latencyRank: number | undefined;
}
