/**
 * The engine's coarse clock: brought up to date a few times a second, read on
 * every frame.
 */
export interface Clock {
  /** Monotonic, ms. */
  nowMs: number;
}
