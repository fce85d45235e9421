import { TrafficCounter } from "../../base/traffic.ts";
import { sparedMs } from "../balancer/spared_ms.ts";
import { Histogram } from "./histogram.ts";
import type { SimulatedClock } from "./simulated_server.ts";
import type { Scenario } from "./types.ts";

/**
 * What becomes of the calls, counted: for the outcome, and what the data plane
 * counts for the policies to see.
 */
export class Tally {
  arrived = 0;
  completed = 0;
  rejected = 0;
  late = 0;
  /** Beyond the target, those refused and late among them. */
  beyond = 0;
  readonly waits = new Histogram();
  readonly responses = new Histogram();
  /** Responses since the last point of the course. */
  readonly recent = new Histogram();
  readonly traffic = new TrafficCounter();
  readonly #clock: SimulatedClock;
  readonly #target: Scenario["target"];
  #load = 0;
  #integralMs = 0;
  #changedMs = 0;

  constructor(clock: SimulatedClock, target: Scenario["target"]) {
    this.#clock = clock;
    this.#target = target;
  }

  /** Calls that wait or are in flight. */
  get load(): number {
    return this.#load;
  }

  /** ∫ load dt, ms. */
  loadIntegralMs(): number {
    this.#advance();
    return this.#integralMs;
  }

  arrive(): void {
    this.arrived++;
    this.traffic.arrive(this.#clock.nowMs);
  }

  reject(): void {
    this.rejected++;
    this.beyond++;
  }

  /** One would have waited in vain for the time it has, and is refused. */
  spare(leftMs: number): void {
    this.reject();
    this.#integralMs += sparedMs(leftMs);
  }

  /** One that arrived is taken in; {@linkcode leave} must follow. */
  admit(): void {
    this.#advance();
    this.#load++;
  }

  /** Its client has its answer, or has left. */
  leave(): void {
    this.#advance();
    this.#load--;
  }

  begin(waitedMs: number): void {
    this.waits.add(waitedMs);
  }

  complete(responseMs: number, waitedMs: number): void {
    this.completed++;
    this.responses.add(responseMs);
    this.recent.add(responseMs);
    if (this.#target === undefined) return;
    const ms = this.#target.of === "waiting" ? waitedMs : responseMs;
    if (ms > this.#target.ms) this.beyond++;
  }

  giveUp(): void {
    this.late++;
    this.beyond++;
  }

  #advance(): void {
    const { nowMs } = this.#clock;
    this.#integralMs += this.#load * (nowMs - this.#changedMs);
    this.#changedMs = nowMs;
  }
}
