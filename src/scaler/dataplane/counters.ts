import { addLatency, emptyLatency } from "../../base/latency.ts";
import { TrafficCounter } from "../../base/traffic.ts";
import { sparedMs } from "../balancer/spared_ms.ts";
import { ServiceTime } from "../balancer/service_time.ts";

/** How one request of the instance ended. */
export type RequestOutcome = "completed" | "failed" | "rejected";

/**
 * What happened at one instance since its port was opened. The load integral
 * is exact: it is brought up to date at every change and at every reading.
 */
export class Counters {
  completed = 0;
  failed = 0;
  rejected = 0;
  /** Of the rejected: there was no use in waiting. */
  hopeless = 0;
  readonly traffic = new TrafficCounter();
  readonly #service = new ServiceTime();
  readonly #latency = emptyLatency();
  #load = 0;
  #integralMs = 0;
  #changedMs: number;

  constructor(nowMs: number) {
    this.#changedMs = nowMs;
  }

  /** Requests that arrived and have not ended: in flight or waiting. */
  get load(): number {
    return this.#load;
  }

  /** Requests that arrived at all. */
  get arrived(): number {
    return this.#load + this.completed + this.failed + this.rejected;
  }

  /** Mean time that end servers took for a request lately, ms. */
  get serviceMs(): number {
    return this.#service.meanMs;
  }

  /** Call it a few times a second. */
  tick(): void {
    this.#service.tick(this.traffic);
  }

  arrive(nowMs: number): void {
    this.#advance(nowMs);
    this.traffic.arrive(nowMs);
    this.#load++;
  }

  /** `ms`: from arrival to the end of the answer, waiting included. */
  leave(outcome: RequestOutcome, ms: number, nowMs: number): void {
    this.#advance(nowMs);
    this.#load--;
    this[outcome]++;
    if (outcome !== "rejected") addLatency(this.#latency, ms);
  }

  /** One would have waited for `ms` in vain, and is spared that. */
  spare(ms: number): void {
    this.hopeless++;
    this.#integralMs += sparedMs(ms);
  }

  /** ∫ load dt, in request-milliseconds. */
  loadIntegralMs(nowMs: number): number {
    this.#advance(nowMs);
    return this.#integralMs;
  }

  latency(): readonly number[] {
    return [...this.#latency];
  }

  #advance(nowMs: number): void {
    this.#integralMs += this.#load * (nowMs - this.#changedMs);
    this.#changedMs = nowMs;
  }
}
