import { addLatency, emptyLatency, latencySince } from "./latency.ts";
import {
  OccupancyCounter,
  occupancySince,
  type Occupancy,
} from "./occupancy.ts";

/**
 * What a model of delays is made from: sums since a port was opened, that only
 * ever grow, so that what came in between two of them is their difference.
 */
export interface Traffic {
  readonly arrived: number;
  /** Σ gap² over the gaps between arrivals, ms². */
  readonly gapSquares: number;
  /** Answered in full, and how long end servers took for them together, ms. */
  readonly served: number;
  readonly servedMs: number;
  /**
   * Those of them that had an end server to themselves from begin to end:
   * their number, Σ time (ms) and Σ time² (ms²). They tell what the work takes
   * by itself, whatever the load is.
   */
  readonly lone: number;
  readonly loneMs: number;
  readonly loneSquares: number;
  /** Times in the line of all that were sent on: see `latency.ts`. */
  readonly waits: readonly number[];
  /** How many requests end servers had at once. */
  readonly occupancy: Occupancy;
}

/** A {@linkcode Traffic} that is being counted. */
export class TrafficCounter {
  readonly occupancy = new OccupancyCounter();
  #arrived = 0;
  #gapSquares = 0;
  #arrivedMs: number | undefined;
  #served = 0;
  #servedMs = 0;
  #lone = 0;
  #loneMs = 0;
  #loneSquares = 0;
  readonly #waits = emptyLatency();

  /** How many were answered in full, and how long that took together, ms. */
  get work(): { readonly served: number; readonly servedMs: number } {
    return { served: this.#served, servedMs: this.#servedMs };
  }

  arrive(nowMs: number): void {
    const gap = nowMs - (this.#arrivedMs ?? nowMs);
    this.#arrivedMs = nowMs;
    this.#arrived++;
    this.#gapSquares += gap * gap;
  }

  /** One is sent to an end server after so long in the line. */
  sent(waitedMs: number): void {
    addLatency(this.#waits, waitedMs);
  }

  /** An end server took `ms` for one; `wasLone`: and had nothing else. */
  serve(ms: number, wasLone: boolean): void {
    this.#served++;
    this.#servedMs += ms;
    if (!wasLone) return;
    this.#lone++;
    this.#loneMs += ms;
    this.#loneSquares += ms * ms;
  }

  read(): Traffic {
    return {
      arrived: this.#arrived,
      gapSquares: this.#gapSquares,
      served: this.#served,
      servedMs: this.#servedMs,
      lone: this.#lone,
      loneMs: this.#loneMs,
      loneSquares: this.#loneSquares,
      waits: [...this.#waits],
      occupancy: this.occupancy.read(),
    };
  }
}

/** No traffic at all. */
export const NO_TRAFFIC: Traffic = new TrafficCounter().read();

/** What came in between two states of the same traffic. */
export function trafficSince(now: Traffic, before: Traffic): Traffic {
  return {
    arrived: now.arrived - before.arrived,
    gapSquares: now.gapSquares - before.gapSquares,
    served: now.served - before.served,
    servedMs: now.servedMs - before.servedMs,
    lone: now.lone - before.lone,
    loneMs: now.loneMs - before.loneMs,
    loneSquares: now.loneSquares - before.loneSquares,
    waits: latencySince(now.waits, before.waits),
    occupancy: occupancySince(now.occupancy, before.occupancy),
  };
}
