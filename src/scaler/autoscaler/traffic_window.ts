import { NO_TRAFFIC, trafficSince, type Traffic } from "../../base/traffic.ts";
import { createRecent, type Dated } from "./recent.ts";

/** The traffic up to a time. */
export interface TrafficSample extends Dated {
  readonly traffic: Traffic;
}

/** What came in over a while. */
export interface TrafficSpan {
  readonly traffic: Traffic;
  /** How long that was, ms; 0 when nothing is known. */
  readonly tookMs: number;
}

/** The traffic of the last while. */
export interface TrafficWindow {
  /** What there is of it, oldest first. */
  readonly samples: readonly TrafficSample[];
  /**
   * What came between `fromMs` and `toMs` before the last sample, as near as
   * there are samples; less when there is less history.
   */
  over(fromMs: number, toMs?: number): TrafficSpan;
  /** A clock or a count that goes back starts the history anew. */
  add(sample: TrafficSample): void;
}

const NOTHING: TrafficSample = { atMs: 0, traffic: NO_TRAFFIC };

/** Remembers `spanMs` of traffic. */
export function createTrafficWindow(spanMs: number): TrafficWindow {
  const recent = createRecent<TrafficSample>(spanMs);
  return {
    samples: recent.items,
    over(fromMs, toMs = 0) {
      const last = recent.items.at(-1) ?? NOTHING;
      const begin = sampleAt(recent.items, last.atMs - fromMs);
      const end = sampleAt(recent.items, last.atMs - toMs);
      const traffic = trafficSince(end.traffic, begin.traffic);
      return { traffic, tookMs: end.atMs - begin.atMs };
    },
    add(sample) {
      const { atMs, traffic } = recent.items.at(-1) ?? sample;
      const wentBack =
        sample.atMs < atMs || sample.traffic.arrived < traffic.arrived;
      if (wentBack) recent.clear();
      recent.add(sample);
    },
  };
}

/** The last one that is not younger, or the oldest. */
function sampleAt(
  samples: readonly TrafficSample[],
  atMs: number,
): TrafficSample {
  const found = samples.findLast((sample) => sample.atMs <= atMs);
  return found ?? samples[0] ?? NOTHING;
}
