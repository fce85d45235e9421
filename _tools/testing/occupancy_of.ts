import { OccupancyCounter, type Occupancy } from "../../src/base/occupancy.ts";

/** End servers that had so many requests at once, for tests. */
export interface Held {
  /** Requests that ended while there were so many. */
  readonly ended: number;
  /** How many there were. */
  readonly requests: number;
  /** What one takes alone, ms. */
  readonly serviceMs: number;
  /** How many are worked on at once. */
  readonly parallel: number;
}

/** What that adds up to. */
export function occupancyOf(...all: readonly Held[]): Occupancy {
  const counter = new OccupancyCounter();
  for (const { ended, requests, serviceMs, parallel } of all) {
    const working = Math.min(requests, parallel);
    counter.hold(requests, (ended * serviceMs) / working);
    for (let i = 0; i < ended; i++) counter.end(requests);
  }
  return counter.read();
}
