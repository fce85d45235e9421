import type { Candidate, Candidates } from "./candidates.ts";
import { rampSlots, rampWeight } from "./slow_start.ts";

/** Credit that one may save up. */
const MOST_CREDIT = 2;

/** An end server as {@linkcode Newcomers} keep it. */
export interface Newcomer extends Candidate {
  /** Takes less than its part, as it has just joined. */
  isNew: boolean;
  /** Since when it takes requests, ms. */
  joinedMs: number;
  /** While it is new: the picks that are its due. */
  credit: number;
  /** Whether it may be picked, given the slots each end server has. */
  hasSlot(concurrency: number): boolean;
}

/** What {@linkcode Newcomers.holdBack} goes by. */
export interface HoldBackOptions {
  /** Requests that one end server may have in flight. */
  readonly concurrency: number;
  readonly nowMs: number;
}

/**
 * Slow start by admission, so that no strategy needs to know of it. Each pick
 * brings a new end server nearer to one of its own: its weight's share of an
 * equal part. When no other has a slot it takes what comes, in as many slots
 * as its weight allows, for a line that waits is worse than a cold start.
 */
export class Newcomers {
  slowStartMs: number;
  #all: Newcomer[] = [];

  constructor(slowStartMs: number) {
    this.slowStartMs = slowStartMs;
  }

  /** Whether nobody is new: nothing to do then. */
  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  /** It takes requests from now on. */
  add(endpoint: Newcomer, nowMs: number): void {
    endpoint.joinedMs = nowMs;
    endpoint.credit = 1;
    if (this.slowStartMs === 0) return;
    if (!endpoint.isNew) this.#all.push(endpoint);
    endpoint.isNew = true;
  }

  /** Forgets those that are new no more; @returns whether there were any. */
  tick(nowMs: number): boolean {
    const before = this.#all;
    this.#all = before.filter((it) => this.#weight(it, nowMs) < 1);
    for (const it of before) it.isNew = this.#all.includes(it);
    return before.length > 0;
  }

  /** It left. */
  remove(endpoint: Newcomer): void {
    this.#all = this.#all.filter((it) => it !== endpoint);
    endpoint.isNew = false;
  }

  /** Leaves among all that have a slot those of the new whose turn it may be. */
  holdBack(candidates: Candidates, options: HoldBackOptions): void {
    const { concurrency, nowMs } = options;
    for (const it of this.#all) candidates.remove(it);
    const isOtherFree = candidates.length > 0;
    for (const it of this.#all) {
      const most = rampSlots(concurrency, this.#weight(it, nowMs));
      const hasTurn = it.inFlight < most && (it.credit >= 1 || !isOtherFree);
      if (hasTurn && it.hasSlot(concurrency)) candidates.put(it);
    }
  }

  /** `picked` was, where so many take requests. */
  onPicked(
    picked: Newcomer,
    options: { readonly count: number; readonly nowMs: number },
  ): void {
    const { count, nowMs } = options;
    for (const it of this.#all) {
      const earned = it.credit + this.#weight(it, nowMs) / count;
      it.credit = Math.min(MOST_CREDIT, earned);
    }
    if (picked.isNew) picked.credit = Math.max(0, picked.credit - 1);
  }

  #weight({ joinedMs }: Newcomer, nowMs: number): number {
    return rampWeight(nowMs - joinedMs, this.slowStartMs);
  }
}
