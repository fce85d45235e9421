import type { OccupancyCounter } from "../../base/occupancy.ts";
import type { Newcomer } from "../balancer/newcomers.ts";
import { PeakEwma } from "../balancer/peak_ewma.ts";
import { RecentPicks } from "../balancer/recent_picks.ts";
import { CallLine, type LineLinks } from "./call_line.ts";

/** Simulated time, which the event loop moves on. */
export interface SimulatedClock {
  nowMs: number;
}

/** What end servers are made with. */
export interface ServerOptions {
  /** What lines inside them are linked through. */
  readonly links: LineLinks;
  readonly clock: SimulatedClock;
  /** Is told how many calls each has at once. */
  readonly occupancy: OccupancyCounter;
}

/**
 * An end server: works on a few calls at once, in order. To strategies it is
 * what an endpoint of the data plane is, counted in the same way.
 */
export class SimulatedServer implements Newcomer {
  readonly id: string;
  /** Calls that wait inside it. */
  readonly inside: CallLine;
  phase: "starting" | "ready" | "draining" | "gone" = "starting";
  isNew = false;
  joinedMs = -Infinity;
  credit = 1;
  seat = -1;
  inFlight = 0;
  /** Since when it has so many. */
  #heldSinceMs = 0;
  /** Calls it works on now. */
  working = 0;
  /** No other call since the one in flight. */
  #isLone = false;
  #busyMs = 0;
  #busySinceMs = 0;
  /** When it was last measured, and ∫ calls worked on dt then, ms. */
  #measuredMs = 0;
  #busyBeforeMs = 0;
  readonly #recent = new RecentPicks();
  readonly #peak = new PeakEwma();
  readonly #clock: SimulatedClock;
  readonly #occupancy: OccupancyCounter;

  constructor(id: string, { links, clock, occupancy }: ServerOptions) {
    this.id = id;
    this.inside = new CallLine(links);
    this.#clock = clock;
    this.#occupancy = occupancy;
  }

  get recentPicks(): number {
    return this.#recent.read(this.#clock.nowMs);
  }

  get latencyMs(): number | undefined {
    return this.#peak.read(this.#clock.nowMs);
  }

  get latencyRank(): number | undefined {
    return this.#peak.rank;
  }

  /** Whether it may be picked, given the slots each end server has. */
  hasSlot(concurrency: number): boolean {
    return this.phase === "ready" && this.inFlight < concurrency;
  }

  /** Whether the call that has just ended had it to itself all along. */
  get wasLone(): boolean {
    return this.#isLone && this.inFlight === 0;
  }

  /** A call is sent to it. */
  take(): void {
    this.#recent.add(this.#clock.nowMs);
    this.#hold();
    this.#isLone = this.inFlight === 0;
    this.inFlight++;
  }

  /** A call that it was sent `ms` ago is over. */
  release(ms: number): void {
    this.#hold();
    this.inFlight--;
    this.#peak.observe(ms, this.#clock.nowMs);
  }

  /** It begins (1) or ends (-1) to work on a call. */
  work(by: 1 | -1): void {
    this.#countBusy();
    this.working += by;
  }

  /** Calls worked on since this was last asked, as a mean over time. */
  measure(): number {
    this.#countBusy();
    const { nowMs } = this.#clock;
    const tookMs = nowMs - this.#measuredMs;
    const busyMs = this.#busyMs - this.#busyBeforeMs;
    this.#measuredMs = nowMs;
    this.#busyBeforeMs = this.#busyMs;
    return tookMs > 0 ? busyMs / tookMs : 0;
  }

  #hold(): void {
    const { nowMs } = this.#clock;
    this.#occupancy.hold(this.inFlight, nowMs - this.#heldSinceMs);
    this.#heldSinceMs = nowMs;
  }

  #countBusy(): void {
    const { nowMs } = this.#clock;
    this.#busyMs += this.working * (nowMs - this.#busySinceMs);
    this.#busySinceMs = nowMs;
  }
}
