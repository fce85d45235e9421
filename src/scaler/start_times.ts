import { nearestRank } from "../base/nearest_rank.ts";
import type { Member } from "./member.ts";

const KEEP = 20;

/**
 * How long the end servers of one instance take from the decision to start
 * one until it serves, by the last twenty that did.
 */
export class StartTimes {
  /** Oldest first. */
  #tookMs: readonly number[] = [];
  /** Those whose time is taken down, or is not to be. */
  readonly #known = new WeakSet<Member>();
  #possibleMs = -Infinity;

  /** 95 % of starts take no more, ms; `undefined` before the first. */
  get p95Ms(): number | undefined {
    return this.#quantile(0.95);
  }

  /** Half of them take no more, ms; `undefined` before the first. */
  get p50Ms(): number | undefined {
    return this.#quantile(0.5);
  }

  /** Starts could not begin before: what came up to then is no start time. */
  possibleFrom(atMs: number): void {
    this.#possibleMs = atMs;
  }

  /** These were not started by us: nothing is learnt from them. */
  pass(members: readonly Member[]): void {
    for (const member of members) this.#known.add(member);
  }

  /** Takes down how long those took that have begun to serve. */
  see(members: readonly Member[]): void {
    for (const member of members) {
      const { phase, createdAtMs } = member;
      if (phase.kind !== "ready" || this.#known.has(member)) continue;
      this.#known.add(member);
      const tookMs = phase.sinceMs - Math.max(createdAtMs, this.#possibleMs);
      // The clock may have been set while it started.
      if (tookMs < 0) continue;
      this.#tookMs = [...this.#tookMs, tookMs].slice(-KEEP);
    }
  }

  /**
   * How much longer one is likely to take that is being started since
   * `beganMs`, ms; `undefined` before the first.
   */
  leftMs(beganMs: number, nowMs: number): number | undefined {
    const { p50Ms, p95Ms } = this;
    if (p50Ms === undefined || p95Ms === undefined) return undefined;
    const passedMs = nowMs - Math.max(beganMs, this.#possibleMs);
    // One that takes longer than most is one of the slow ones.
    const wholeMs = passedMs < p50Ms ? p50Ms : p95Ms;
    return Math.max(0, wholeMs - passedMs);
  }

  #quantile(p: number): number | undefined {
    return nearestRank(
      this.#tookMs.toSorted((a, b) => a - b),
      p,
    );
  }
}
