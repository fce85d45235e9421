import { BusyError } from "../../base/errors.ts";
import type { FailureRecord, StateStore } from "../store/types.ts";

/** How {@linkcode Throttle} slows guessing. */
export interface ThrottleOptions {
  readonly state: Pick<
    StateStore,
    "findFailures" | "saveFailures" | "expireFailures"
  >;
  readonly now: () => number;
  /** Failures without any delay. @default 5 */
  readonly free?: number;
  /** The first delay; each further failure doubles it. @default 1000 */
  readonly firstMs?: number;
  /** The longest delay of an account. @default 900000 */
  readonly accountMostMs?: number;
  /** The longest delay of an address, which many share. @default 30000 */
  readonly addressMostMs?: number;
}

/** One try at a password, counted as failed until it is known to be right. */
export interface Attempt {
  failed(): void;
  succeeded(): void;
  /** Nothing was tried after all: too busy, or the caller went away. */
  withdrawn(): void;
}

const ACCOUNT_FORGET_MS = 24 * 3_600_000;
const ADDRESS_FORGET_MS = 15 * 60_000;

/**
 * Makes guessing passwords slow without ever locking anybody out: from the
 * fifth failure in a row on, an account, and apart from it an address, must
 * wait before the next try, twice as long each time up to a bound. An account
 * that does not exist is slowed like one that does. Counts survive a restart.
 */
export class Throttle {
  readonly #state: ThrottleOptions["state"];
  readonly #now: () => number;
  readonly #free: number;
  readonly #firstMs: number;
  readonly #accountMostMs: number;
  readonly #addressMostMs: number;

  constructor(options: ThrottleOptions) {
    this.#state = options.state;
    this.#now = options.now;
    this.#free = options.free ?? 5;
    this.#firstMs = options.firstMs ?? 1_000;
    this.#accountMostMs = options.accountMostMs ?? 15 * 60_000;
    this.#addressMostMs = options.addressMostMs ?? 30_000;
  }

  /**
   * Lets a try at an account begin. The account's failure counts at once, so
   * that many tries at the same time are not free.
   *
   * @throws {BusyError} with how long to wait.
   */
  begin(email: string, address: string): Attempt {
    const account = keyOf("account", email);
    this.#check(account, ACCOUNT_FORGET_MS, this.#accountMostMs);
    this.checkAddress(address);
    const before = this.#read(account, ACCOUNT_FORGET_MS);
    const counted = this.#count(before);
    return {
      failed: () => this.addressFailed(address),
      succeeded: () => this.#forget(account),
      withdrawn: () => this.#takeBack(before, counted),
    };
  }

  /** @throws {BusyError} when the address must wait. */
  checkAddress(address: string): void {
    const key = keyOf("address", address);
    this.#check(key, ADDRESS_FORGET_MS, this.#addressMostMs);
  }

  /** Counts a failure of the address alone. */
  addressFailed(address: string): void {
    this.#count(this.#read(keyOf("address", address), ADDRESS_FORGET_MS));
  }

  /** Forgets what is too old to count. */
  expire(): void {
    this.#state.expireFailures(this.#now() - ACCOUNT_FORGET_MS);
  }

  #check(key: string, forgetMs: number, mostMs: number): void {
    const { count, lastAtMs } = this.#read(key, forgetMs);
    if (count < this.#free) return;
    const delayMs = Math.min(mostMs, this.#firstMs * 2 ** (count - this.#free));
    const passedMs = this.#now() - lastAtMs;
    // Negative: the clock was set back, and nobody is to wait until it is then.
    if (passedMs < 0 || passedMs >= delayMs) return;
    const waitMs = delayMs - passedMs;
    throw new BusyError(
      `Cannot check the password: too many failed tries; wait ${Math.ceil(waitMs / 1_000)} s, then try again`,
      { retryAfterMs: waitMs },
    );
  }

  #count({ key, count }: FailureRecord): FailureRecord {
    const counted = { key, count: count + 1, lastAtMs: this.#now() };
    this.#state.saveFailures([counted]);
    return counted;
  }

  #takeBack(before: FailureRecord, counted: FailureRecord): void {
    const { key, count, lastAtMs } = this.#read(before.key, ACCOUNT_FORGET_MS);
    // As if it had not been, unless another one was counted meanwhile.
    const isLast = lastAtMs === counted.lastAtMs;
    const at = isLast ? before.lastAtMs : lastAtMs;
    this.#state.saveFailures([{ key, count: count - 1, lastAtMs: at }]);
  }

  #forget(key: string): void {
    this.#state.saveFailures([{ key, count: 0, lastAtMs: this.#now() }]);
  }

  #read(key: string, forgetMs: number): FailureRecord {
    const found = this.#state.findFailures(key);
    const isRecent = found && this.#now() - found.lastAtMs < forgetMs;
    return isRecent ? found : { key, count: 0, lastAtMs: this.#now() };
  }
}

function keyOf(kind: string, value: string): string {
  return new Bun.CryptoHasher("sha256")
    .update(`${kind}:${value}`)
    .digest("hex");
}
