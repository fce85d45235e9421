import type { Prng } from "../balancer/types.ts";
import type { EndpointOutcome } from "./engine.ts";
import type { Limits } from "./limits.ts";

/** A run of deadline failures must last so long: some calls are just late. */
const LATE_RUN_MS = 2_000;
/**
 * Deadline failures put it out for this share of the time: what hung goes on
 * as suddenly as it stopped, and a hang that lasts breaks the connection.
 */
const LATE_SHARE = 0.25;
/** The upper part of the time that is left to chance. */
const JITTER = 0.1;

/** When an end server is left out for failing, and for how long. */
export type EjectionRules = Pick<
  Limits,
  "ejectionFailures" | "ejectionMs" | "ejectionMostMs"
>;

/**
 * `in`: takes requests. `out`: left out until its time is over. `half_open`:
 * takes one request at a time until one is answered.
 */
export type EjectionPhase = "in" | "out" | "half_open";

/** What an {@linkcode Ejection} goes by. */
export interface EjectionOptions {
  readonly rules: EjectionRules;
  readonly prng: Prng;
}

/**
 * One end server's run of failures: five in a row put it out for 30 seconds,
 * times how often that has happened. It does not know the others: whether it
 * can be spared is the roster's to say.
 */
export class Ejection {
  rules: EjectionRules;
  readonly #prng: Prng;
  #phase: EjectionPhase = "in";
  #broken = 0;
  #late = 0;
  #runSinceMs = 0;
  #times = 0;
  /** When the phase began: what was sent before says nothing of it. */
  #sinceMs = -Infinity;
  #untilMs = 0;
  #isProbing = false;

  constructor({ rules, prng }: EjectionOptions) {
    this.rules = rules;
    this.#prng = prng;
  }

  get phase(): EjectionPhase {
    return this.#phase;
  }

  /** Failures in a row so far. */
  get failures(): number {
    return this.#broken + this.#late;
  }

  /** How long it is left out, from the last time it was put out, ms. */
  get outMs(): number {
    return this.#untilMs - this.#sinceMs;
  }

  /** Whether it may be sent a request. */
  get isOpen(): boolean {
    if (this.#phase === "in") return true;
    return this.#phase === "half_open" && !this.#isProbing;
  }

  /** It is being sent a request. */
  onSent(): void {
    if (this.#phase === "half_open") this.#isProbing = true;
  }

  /**
   * Takes in how a request went that was sent at `sentMs`.
   *
   * @returns whether it should be put out.
   */
  observe(outcome: EndpointOutcome, sentMs: number, nowMs: number): boolean {
    if (this.#phase === "out" || sentMs < this.#sinceMs) return false;
    this.#isProbing = false;
    if (outcome === "completed" || outcome === "failed") {
      this.#answered(nowMs); // an error of the service's own is an answer
      return false;
    }
    if (outcome === "broken" || outcome === "late") {
      return this.#failed(outcome, nowMs);
    }
    return false; // returned or abandoned: says nothing
  }

  /** Puts it out. */
  eject(nowMs: number): void {
    const { ejectionMs, ejectionMostMs } = this.rules;
    const wasCalm = nowMs - this.#sinceMs > ejectionMostMs;
    this.#times = this.#phase === "in" && wasCalm ? 1 : this.#times + 1;
    const share = this.#late > 0 ? LATE_SHARE : 1;
    const ms = Math.min(ejectionMostMs, ejectionMs * this.#times * share);
    this.#enter("out", nowMs);
    this.#untilMs = nowMs + ms * (1 - JITTER * this.#prng());
  }

  /** It was connected to anew, or says it is well: a probe may tell now. */
  allowProbe(nowMs: number): void {
    if (this.#phase === "out") this.#enter("half_open", nowMs);
  }

  /** Lets it in again, whatever its time. */
  readmit(nowMs: number): void {
    if (this.#phase !== "in") this.#enter("in", nowMs);
  }

  /** Sees whether its time is over; @returns whether the phase changed. */
  tick(nowMs: number): boolean {
    if (this.#phase !== "out" || nowMs < this.#untilMs) return false;
    this.#enter("half_open", nowMs);
    return true;
  }

  #answered(nowMs: number): void {
    this.#broken = 0;
    this.#late = 0;
    this.readmit(nowMs);
  }

  #failed(outcome: "broken" | "late", nowMs: number): boolean {
    if (this.failures === 0) this.#runSinceMs = nowMs;
    if (outcome === "late") this.#late++;
    else this.#broken++;
    if (this.#phase === "half_open") return true;
    const { ejectionFailures } = this.rules;
    if (this.#broken >= ejectionFailures) return true;
    const isLong = nowMs - this.#runSinceMs >= LATE_RUN_MS;
    return isLong && this.failures >= ejectionFailures;
  }

  #enter(phase: EjectionPhase, nowMs: number): void {
    this.#phase = phase;
    this.#sinceMs = nowMs;
    this.#broken = 0;
    this.#late = 0;
    this.#isProbing = false;
  }
}
