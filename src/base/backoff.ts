/** Waits between attempts that fail: doubling, bounded, reset by success. */
export interface Backoff {
  /** Counts a failure and returns how long to wait before the next attempt. */
  failed(): number;
  /** Forgets the failures. */
  succeeded(): void;
  /** Failures since the last success. */
  readonly failures: number;
}

/** How {@linkcode createBackoff} waits. */
export interface BackoffOptions {
  /** The first wait, ms. @default 1000 */
  readonly firstMs?: number;
  /** The longest wait, ms. @default 60000 */
  readonly maxMs?: number;
}

/**
 * The back-off of Kubernetes' CrashLoopBackOff in shape, shorter at the start:
 * `first · 2^(failures - 1)`, at most `max`.
 */
export function createBackoff(options: BackoffOptions = {}): Backoff {
  const { firstMs = 1_000, maxMs = 60_000 } = options;
  let failures = 0;
  return {
    failed() {
      failures++;
      return Math.min(firstMs * 2 ** (failures - 1), maxMs);
    },
    succeeded() {
      failures = 0;
    },
    get failures() {
      return failures;
    },
  };
}
