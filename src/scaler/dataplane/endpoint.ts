import { addLatency, emptyLatency } from "../../base/latency.ts";
import { failureRttMs } from "../balancer/ewma.ts";
import type { Endpoint } from "../balancer/types.ts";
import type { EndpointOutcome } from "./engine.ts";
import { PeakEwma } from "./peak_ewma.ts";
import type { EndpointSnapshot, RosterEntry } from "./types.ts";

const RECENT_MS = 1_000;

/** One end server in the roster, with its counts. */
export class RosterEndpoint implements Endpoint {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  /** What control wants. */
  draining = false;
  /** Whether requests can be sent: its connection stands and answers. */
  up = false;
  /** The connection was lost or refused and is not back yet. */
  ejected = false;
  /** Streams its connection takes at once. */
  maxStreams = Infinity;

  #inFlight = 0;
  #picks = 0;
  #completed = 0;
  #failed = 0;
  #recent = 0;
  #recentBefore = 0;
  #recentSinceMs = 0;
  readonly #latency = emptyLatency();
  readonly #peak = new PeakEwma();
  readonly #now: () => number;

  constructor(entry: RosterEntry, now: () => number) {
    this.id = entry.id;
    this.host = entry.host;
    this.port = entry.port;
    this.#now = now;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get recentPicks(): number {
    this.#turn(this.#now());
    return this.#recent + this.#recentBefore;
  }

  get latencyMs(): number | undefined {
    return this.#peak.read(this.#now());
  }

  /** Whether it may be picked, given the slots each end server has. */
  hasSlot(concurrency: number): boolean {
    if (this.draining || !this.up) return false;
    return this.#inFlight < Math.min(concurrency, this.maxStreams);
  }

  /** Counts a pick; {@linkcode release} must follow exactly once. */
  take(): void {
    this.#turn(this.#now());
    this.#recent++;
    this.#picks++;
    this.#inFlight++;
  }

  /** Gives the slot back. `returned`: the request was never processed here. */
  release(outcome: EndpointOutcome, ms: number): void {
    this.#inFlight--;
    if (outcome === "returned") return;
    if (outcome === "completed") this.#completed++;
    if (outcome !== "completed") this.#failed++;
    addLatency(this.#latency, ms);
    const costMs = outcome === "broken" ? failureRttMs(ms) : ms;
    this.#peak.observe(costMs, this.#now());
  }

  snapshot(): EndpointSnapshot {
    return {
      id: this.id,
      state: this.#state(),
      inFlight: this.#inFlight,
      picks: this.#picks,
      completed: this.#completed,
      failed: this.#failed,
      latency: [...this.#latency],
    };
  }

  #state(): EndpointSnapshot["state"] {
    if (this.draining) return "draining";
    return this.ejected ? "ejected" : "ready";
  }

  /** Picks are counted in two half-second buckets that move on with time. */
  #turn(nowMs: number): void {
    const passed = nowMs - this.#recentSinceMs;
    if (passed < RECENT_MS / 2) return;
    this.#recentBefore = passed < RECENT_MS ? this.#recent : 0;
    this.#recent = 0;
    this.#recentSinceMs = nowMs - (nowMs % (RECENT_MS / 2));
  }
}
