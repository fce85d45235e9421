import {
  DEFAULT_LIMITS as ENGINE_LIMITS,
  type Limits as EngineLimits,
} from "./http2/limits.ts";
import type { RetryRules } from "./retry_budget.ts";

/**
 * Everything that bounds one instance: what its clients and end servers can
 * make us do, and how long whoever fails is left out.
 */
export interface Limits extends EngineLimits, RetryRules {
  /** Failures in a row for which an end server is left out. */
  readonly ejectionFailures: number;
  /** The first time, ms; twice that the second time, and so on … */
  readonly ejectionMs: number;
  /** … up to this, ms. Whoever was back for so long starts anew. */
  readonly ejectionMostMs: number;
  /** Until an end server that joined gets its full part, ms; 0: at once. */
  readonly slowStartMs: number;
  /** How long a request waits for a slot, ms. */
  readonly longestWaitMs: number;
  /** Between two health checks of an end server, ms. */
  readonly healthMs: number;
  /** How long a health check may take, ms. */
  readonly healthWaitMs: number;
  /** Checks in a row that an end server must fail to be left out. */
  readonly healthMisses: number;
}

/** Limits that are other than the default. */
export type LimitChanges = Partial<Limits>;

/** What holds unless it is said otherwise. */
export const DEFAULT_LIMITS: Limits = {
  ...ENGINE_LIMITS,
  ejectionFailures: 5,
  ejectionMs: 30_000,
  ejectionMostMs: 300_000,
  retryShare: 0.2,
  retriesAtLeast: 3,
  retriesPerSecond: 10,
  slowStartMs: 10_000,
  longestWaitMs: 30_000,
  healthMs: 2_000,
  healthWaitMs: 1_000,
  healthMisses: 2,
};

/** Limits that may be 0. */
const MAY_BE_NONE: ReadonlySet<string> = new Set([
  "slowStartMs",
  "retryShare",
  "retriesAtLeast",
  "retriesPerSecond",
]);

/**
 * The defaults, with what is said otherwise.
 *
 * @throws {RangeError} naming one that there is not, or that is no such
 *   number.
 */
export function limitsOf(
  changes: LimitChanges | Readonly<Record<string, number>> = {},
): Limits {
  for (const [name, value] of Object.entries(changes)) {
    if (!(name in DEFAULT_LIMITS)) {
      const known = Object.keys(DEFAULT_LIMITS).join(", ");
      throw new RangeError(`Cannot use limits.${name}: there are ${known}`);
    }
    if (Number.isFinite(value) && value > 0) continue;
    if (value === 0 && MAY_BE_NONE.has(name)) continue;
    throw new RangeError(
      `Cannot use limits.${name} ${value}: give a number above 0, or leave it out for the default`,
    );
  }
  return { ...DEFAULT_LIMITS, ...changes };
}

/** The part of the limits that the code that moves bytes goes by. */
export function engineLimitsOf(limits: Limits): EngineLimits {
  const names = Object.keys(ENGINE_LIMITS);
  const entries = Object.entries(limits).filter(([it]) => names.includes(it));
  return { ...ENGINE_LIMITS, ...Object.fromEntries(entries) };
}
