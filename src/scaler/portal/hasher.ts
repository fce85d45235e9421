import { BusyError } from "../../base/errors.ts";
import type { HashAnswer, HashQuestion } from "./hash_messages.ts";

/** How {@linkcode startHasher} hashes. */
export interface HasherOptions {
  /** Power of two of bcrypt's rounds, 10 to 14. @default 12 */
  readonly cost?: number;
  /** Passwords that may wait for their turn. @default 16 */
  readonly maxWaiting?: number;
}

/** Hashes passwords in a thread of its own, one at a time. */
export interface Hasher extends Disposable {
  /** @throws {BusyError} when too many wait. */
  hash(password: string, signal: AbortSignal): Promise<string>;
  /**
   * Whether `hash` is that of the password. Without a hash the answer is no,
   * after the same time.
   *
   * @throws {BusyError} when too many wait.
   */
  matches(
    password: string,
    hash: string | undefined,
    signal: AbortSignal,
  ): Promise<boolean>;
}

/** Starts the thread. @throws {RangeError} for a cost outside 10 to 14. */
export function startHasher({
  cost = 12,
  maxWaiting = 16,
}: HasherOptions = {}): Hasher {
  if (!Number.isInteger(cost) || cost < 10 || cost > 14) {
    throw new RangeError(`Cannot hash at cost ${cost}: give 10 to 14`);
  }
  return new HashThread({ cost, maxWaiting });
}

interface Job {
  readonly question: HashQuestion;
  readonly settle: PromiseWithResolvers<HashAnswer>;
}

// Told to those who find the queue full: about one hash at cost 12.
const ONE_HASH_MS = 300;

class HashThread implements Hasher {
  readonly #cost: number;
  readonly #maxWaiting: number;
  /** Of nobody's password, at the same cost. */
  readonly #decoy: string;
  #worker: Worker | undefined;
  #running: Job | undefined;
  #waiting: Job[] = [];
  #ended: Error | undefined;

  constructor({ cost, maxWaiting }: Required<HasherOptions>) {
    this.#cost = cost;
    this.#maxWaiting = maxWaiting;
    this.#decoy = `$2b$${cost}$${".".repeat(53)}`;
    this.#worker = this.#startWorker();
  }

  async hash(password: string, signal: AbortSignal): Promise<string> {
    const question = { kind: "hash", password, cost: this.#cost } as const;
    const answer = await this.#ask(question, signal);
    if (answer.kind === "hash") return answer.hash;
    throw unexpected(answer);
  }

  async matches(
    password: string,
    hash: string | undefined,
    signal: AbortSignal,
  ): Promise<boolean> {
    const against = hash ?? this.#decoy;
    const question = { kind: "compare", password, hash: against } as const;
    const answer = await this.#ask(question, signal);
    if (answer.kind !== "compare") throw unexpected(answer);
    return answer.matches && hash !== undefined;
  }

  [Symbol.dispose](): void {
    this.#ended = new Error("The hash thread was stopped");
    for (const { settle } of this.#waiting) settle.reject(this.#ended);
    this.#waiting = [];
    this.#fail(this.#ended);
  }

  #startWorker(): Worker {
    const worker = new Worker(new URL("./hash_worker.ts", import.meta.url));
    worker.onmessage = ({ data }: MessageEvent<HashAnswer>) =>
      this.#answered(data);
    worker.onerror = ({ message }) =>
      this.#fail(new Error(`The hash thread broke: ${message}`));
    return worker;
  }

  #ask(question: HashQuestion, signal: AbortSignal): Promise<HashAnswer> {
    signal.throwIfAborted();
    if (this.#ended) throw this.#ended;
    if (this.#waiting.length >= this.#maxWaiting) {
      throw new BusyError(
        "Cannot check the password now: too many log-ins at once; try again in a few seconds",
        { retryAfterMs: this.#waiting.length * ONE_HASH_MS },
      );
    }
    const job: Job = { question, settle: Promise.withResolvers() };
    this.#waiting.push(job);
    const leave = () => this.#leave(job, signal);
    signal.addEventListener("abort", leave, { once: true });
    this.#next();
    return job.settle.promise.finally(() =>
      signal.removeEventListener("abort", leave),
    );
  }

  /** A caller that went away does not keep its place in the queue. */
  #leave(job: Job, signal: AbortSignal): void {
    this.#waiting = this.#waiting.filter((it) => it !== job);
    job.settle.reject(signal.reason);
  }

  #next(): void {
    if (this.#running) return;
    this.#running = this.#waiting.shift();
    if (!this.#running) return;
    this.#worker ??= this.#startWorker();
    this.#worker.postMessage(this.#running.question);
  }

  #answered(answer: HashAnswer): void {
    this.#running?.settle.resolve(answer);
    this.#running = undefined;
    this.#next();
  }

  /** The thread is lost, and so is what it was at; the next job starts another. */
  #fail(error: Error): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#running?.settle.reject(error);
    this.#running = undefined;
    this.#next();
  }
}

function unexpected(answer: HashAnswer): Error {
  const reason = answer.kind === "failed" ? answer.reason : answer.kind;
  return new Error(`The hash thread could not answer: ${reason}`);
}
