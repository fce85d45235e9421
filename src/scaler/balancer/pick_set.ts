import { Candidates } from "./candidates.ts";
import { Newcomers, type Newcomer } from "./newcomers.ts";

/** What a {@linkcode PickSet} goes by. */
export interface PickSetOptions<M extends Newcomer> {
  /** Everybody who may be among them. */
  readonly members: () => Iterable<M>;
  /** Requests that one end server may have in flight. */
  readonly concurrency: number;
  /** Until one that joined gets its full part, ms. */
  readonly slowStartMs: number;
  /** ms. */
  readonly now: () => number;
}

/**
 * Who of an instance's end servers may be picked: those with a slot, but for
 * new ones that have had their due. Brought up to date one by one as slots are
 * taken and given back, and as a whole only when a state has changed.
 */
export class PickSet<M extends Newcomer> {
  /** Whether new ones are held back: not where all are new. */
  holdsBack = false;
  readonly #options: PickSetOptions<M>;
  readonly #candidates = new Candidates();
  readonly #newcomers: Newcomers;
  #concurrency: number;
  #isStale = false;
  #areNewStale = false;

  constructor(options: PickSetOptions<M>) {
    this.#options = options;
    this.#concurrency = options.concurrency;
    this.#newcomers = new Newcomers(options.slowStartMs);
  }

  set concurrency(concurrency: number) {
    this.#concurrency = concurrency;
    this.#isStale = true;
  }

  set slowStartMs(ms: number) {
    this.#newcomers.slowStartMs = ms;
  }

  /** Whether there are new ones. */
  get isRamping(): boolean {
    return !this.#newcomers.isEmpty;
  }

  /** Who may be picked now. Always the same object. */
  candidates(): Candidates {
    if (this.#isStale) {
      for (const it of this.#options.members()) this.update(it);
      this.#isStale = false;
      this.#areNewStale = true;
    }
    if (!this.#areNewStale) return this.#candidates;
    this.#areNewStale = false;
    if (this.#newcomers.isEmpty || !this.holdsBack) return this.#candidates;
    this.#newcomers.holdBack(this.#candidates, {
      concurrency: this.#concurrency,
      nowMs: this.#options.now(),
    });
    return this.#candidates;
  }

  /** Call when anything about any of them may have changed. */
  invalidate(): void {
    this.#isStale = true;
  }

  /** Call when a slot was given back, or the state of one has changed. */
  update(member: M): void {
    if (member.hasSlot(this.#concurrency)) this.#candidates.put(member);
    else this.#candidates.remove(member);
    if (!this.#newcomers.isEmpty) this.#areNewStale = true;
  }

  /** Call when `member` was picked, where so many take requests. */
  taken(member: M, count: number): void {
    this.update(member);
    if (this.#newcomers.isEmpty) return;
    const nowMs = this.#options.now();
    this.#newcomers.onPicked(member, { count, nowMs });
  }

  /** One begins to take requests, or does so again. */
  joined(member: M): void {
    this.#newcomers.add(member, this.#options.now());
  }

  /** One has left. */
  left(member: M): void {
    this.#newcomers.remove(member);
    this.#candidates.forget(member);
  }

  /** Forgets who is new no more; @returns whether there were any. */
  tick(nowMs: number): boolean {
    const wereNew = this.#newcomers.tick(nowMs);
    if (wereNew) this.#isStale = true;
    return wereNew;
  }
}
