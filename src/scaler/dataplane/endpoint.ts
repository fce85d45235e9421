import { addLatency, emptyLatency } from "../../base/latency.ts";
import type { Newcomer } from "../balancer/newcomers.ts";
import { PeakEwma } from "../balancer/peak_ewma.ts";
import { RecentPicks } from "../balancer/recent_picks.ts";
import { Ejection, type EjectionOptions } from "./ejection.ts";
import type { EndpointOutcome } from "./engine.ts";
import { Reach } from "./reach.ts";
import type {
  EndpointSnapshot,
  Health,
  RosterEntry,
  Trouble,
} from "./types.ts";

/** Counts requests that end servers have at once: see `occupancy.ts`. */
export interface Held {
  hold(requests: number, ms: number): void;
  end(requests: number): void;
}

/** What a roster's end servers go by. */
export interface EndpointOptions extends EjectionOptions {
  /** Monotonic, ms. */
  readonly now: () => number;
  /** Is told how many requests it has at once. */
  readonly occupancy?: Held | undefined;
}

/** One end server in the roster, with its counts. */
export class RosterEndpoint implements Newcomer {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  /** What control wants. */
  draining = false;
  /** Streams its connection takes at once. */
  maxStreams = Infinity;
  /** Its connection. */
  readonly reach = new Reach();
  /** Its run of failures. */
  readonly ejection: Ejection;
  /** What its health checks came to. */
  health: Health = "serving";
  /** Left out for being silent to them; the roster decides. */
  isMuted = false;
  /** Takes less than its part, as it has just joined. */
  isNew = false;
  /** How often it was left out for failing or for being silent. */
  ejections = 0;
  /** Since when it takes requests, ms. */
  joinedMs = -Infinity;
  /** While it is new: the picks that are its due. */
  credit = 1;
  seat = -1;

  #inFlight = 0;
  /** Since when it has so many. */
  #heldSinceMs = 0;
  /** No other request since the one in flight. */
  #isLone = false;
  #picks = 0;
  #completed = 0;
  #failed = 0;
  readonly #recent = new RecentPicks();
  readonly #latency = emptyLatency();
  readonly #peak = new PeakEwma();
  readonly #now: () => number;
  readonly #occupancy: Held | undefined;

  constructor(entry: RosterEntry, options: EndpointOptions) {
    this.id = entry.id;
    this.host = entry.host;
    this.port = entry.port;
    this.ejection = new Ejection(options);
    this.#now = options.now;
    this.#occupancy = options.occupancy;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Whether the request that has just ended had it to itself all along. */
  get wasLone(): boolean {
    return this.#isLone && this.#inFlight === 0;
  }

  get recentPicks(): number {
    return this.#recent.read(this.#now());
  }

  get latencyMs(): number | undefined {
    return this.#peak.read(this.#now());
  }

  get latencyRank(): number | undefined {
    return this.#peak.rank;
  }

  /** Nothing speaks against it, though it may be between two connections. */
  get isFit(): boolean {
    if (this.reach.isLost || this.health === "not_serving") return false;
    return !this.isMuted && this.ejection.phase === "in";
  }

  /** It takes requests, as far as there are slots. */
  get isAvailable(): boolean {
    return this.reach.isUp && this.isFit;
  }

  /** It could be sent requests, if need be. */
  get isReachable(): boolean {
    return this.reach.isUp && this.health !== "not_serving";
  }

  /** It is known that it cannot be sent requests. */
  get isDown(): boolean {
    return this.reach.isDown || this.health === "not_serving";
  }

  /** Whether it may be picked, given the slots each end server has. */
  hasSlot(concurrency: number): boolean {
    if (this.draining || this.isMuted || !this.isReachable) return false;
    if (!this.ejection.isOpen) return false;
    return this.#inFlight < Math.min(concurrency, this.maxStreams);
  }

  /** Counts a pick; {@linkcode release} must follow exactly once. */
  take(): void {
    const nowMs = this.#now();
    this.#recent.add(nowMs);
    this.#hold(nowMs);
    this.#picks++;
    this.#isLone = this.#inFlight === 0;
    this.#inFlight++;
    this.ejection.onSent();
  }

  /**
   * Gives the slot back that was taken `ms` ago.
   *
   * @returns whether it has failed too often.
   */
  release(outcome: EndpointOutcome, ms: number): boolean {
    const nowMs = this.#now();
    this.#hold(nowMs);
    if (outcome === "completed") this.#occupancy?.end(this.#inFlight);
    this.#inFlight--;
    const isDue = this.ejection.observe(outcome, nowMs - ms, nowMs);
    if (outcome === "returned") return isDue;
    if (outcome === "completed") this.#completed++;
    if (outcome !== "completed") this.#failed++;
    addLatency(this.#latency, ms);
    if (outcome === "broken") this.#peak.observeFailure(ms, nowMs);
    else this.#peak.observe(ms, nowMs);
    return isDue;
  }

  snapshot(): EndpointSnapshot {
    const trouble = this.#trouble();
    const state = trouble === "none" ? "ready" : "ejected";
    return {
      id: this.id,
      state: this.draining ? "draining" : state,
      trouble,
      inFlight: this.#inFlight,
      picks: this.#picks,
      ejections: this.ejections,
      completed: this.#completed,
      failed: this.#failed,
      latency: [...this.#latency],
    };
  }

  #hold(nowMs: number): void {
    this.#occupancy?.hold(this.#inFlight, nowMs - this.#heldSinceMs);
    this.#heldSinceMs = nowMs;
  }

  #trouble(): Trouble {
    if (this.reach.isLost) return "unreachable";
    if (this.health === "not_serving") return "not_serving";
    if (this.ejection.phase !== "in") return "failing";
    return this.isMuted ? "silent" : "none";
  }
}
