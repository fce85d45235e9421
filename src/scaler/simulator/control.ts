import { createOverloadWatch } from "../autoscaler/overload_watch.ts";
import type { Decision, Observation } from "../autoscaler/types.ts";
import type { Desk } from "./desk.ts";
import type { SimulatedFleet } from "./simulated_fleet.ts";
import type { SimulatedClock } from "./simulated_server.ts";
import type { Tally } from "./tally.ts";
import type { Outcome, Scenario, SimulatedPoint } from "./types.ts";

const TICK_MS = 2_000;
/** How often those that have just joined are looked after, as in production. */
const RAMP_MS = 100;
/** How often overload is watched for, as in production. */
const WATCH_MS = 100;
const POINTS = 300;
const MINUTE_MS = 60_000;

/** What control looks after. */
export interface ControlOptions {
  readonly clock: SimulatedClock;
  readonly desk: Desk;
  readonly fleet: SimulatedFleet;
  readonly tally: Tally;
}

/**
 * What happens beside the calls: decisions every tick, end servers that come
 * up, and the points of the course.
 */
export class Control {
  readonly #scenario: Scenario;
  readonly #options: ControlOptions;
  readonly #tickMs: number;
  readonly #pointMs: number;
  readonly #changes: Decision[] = [];
  readonly #points: SimulatedPoint[] = [];
  #nextTickMs: number;
  #nextPointMs: number;
  #nextRampMs = Infinity;
  #nextWatchMs: number;
  readonly #isOverloaded = createOverloadWatch();
  #arrivedBefore = 0;
  #most: number;
  /** ∫ end servers dt when the trace ended. */
  #sizeMs: number | undefined;

  constructor(scenario: Scenario, options: ControlOptions) {
    this.#scenario = scenario;
    this.#options = options;
    this.#tickMs = scenario.world.tickMs ?? TICK_MS;
    this.#pointMs = scenario.trace.tookMs / POINTS;
    this.#nextTickMs = this.#tickMs;
    this.#nextPointMs = this.#pointMs;
    this.#nextWatchMs =
      (scenario.world.isWatched ?? true) ? WATCH_MS : Infinity;
    this.#most = options.fleet.size;
  }

  /** When there is something to do. */
  get nextMs(): number {
    const { nextReadyMs } = this.#options.fleet;
    const own = Math.min(this.#nextTickMs, this.#nextPointMs);
    return Math.min(own, nextReadyMs, this.#nextRampMs, this.#nextWatchMs);
  }

  /** Does what is due at {@linkcode nextMs}. */
  step(): void {
    const { clock, fleet, desk } = this.#options;
    const nowMs = this.nextMs;
    clock.nowMs = nowMs;
    if (fleet.nextReadyMs <= nowMs) fleet.bringUp();
    if (this.#nextRampMs <= nowMs) fleet.ramp();
    this.#nextRampMs = this.#nextRamp();
    if (this.#nextPointMs <= nowMs) this.#mark();
    if (this.#nextWatchMs <= nowMs) this.#watch();
    if (this.#nextTickMs <= nowMs) {
      this.#nextTickMs += this.#tickMs;
      this.#decide();
    }
    desk.pump();
  }

  /** The outcome, once all calls have ended. */
  finish(): Outcome {
    const { clock, tally } = this.#options;
    while (this.#sizeMs === undefined) this.step();
    clock.nowMs = Math.max(clock.nowMs, this.#scenario.trace.tookMs);
    const { arrived, completed, rejected, late, beyond } = tally;
    const { waits, responses } = tally;
    const changes = this.#changes;
    const kindsOf = (kind: string) =>
      changes.filter((it) => it.kind === kind).length;
    return {
      arrived,
      completed,
      rejected,
      late,
      waitMeanMs: waits.meanMs,
      waitP50Ms: waits.quantileMs(0.5),
      waitP99Ms: waits.quantileMs(0.99),
      waitedShare: waits.shareAboveNone,
      responseP50Ms: responses.quantileMs(0.5),
      responseP99Ms: responses.quantileMs(0.99),
      beyondTarget: arrived === 0 ? 0 : beyond / arrived,
      endServerMinutes: this.#sizeMs / MINUTE_MS,
      mostEndServers: this.#most,
      scaledOut: kindsOf("scale_out"),
      scaledIn: kindsOf("scale_in"),
      changes,
      points: this.#points,
    };
  }

  #nextRamp(): number {
    const { clock, fleet } = this.#options;
    if (!fleet.isRamping) return Infinity;
    const isDue = this.#nextRampMs <= clock.nowMs;
    const isSet = this.#nextRampMs !== Infinity && !isDue;
    return isSet ? this.#nextRampMs : clock.nowMs + RAMP_MS;
  }

  /** Decides before the next tick where there is too much load. */
  #watch(): void {
    const { fleet, clock, desk, tally } = this.#options;
    this.#nextWatchMs += WATCH_MS;
    const { queued } = desk;
    const { load } = tally;
    const slots = fleet.ready * this.#scenario.settings.concurrency;
    const { arrived } = tally;
    const counts = { inFlight: load - queued, queued, slots, arrived };
    if (this.#isOverloaded({ atMs: clock.nowMs, ...counts })) this.#decide();
  }

  #decide(): void {
    const { fleet, clock } = this.#options;
    const { autoscaler, trace } = this.#scenario;
    const decision = autoscaler.decide(this.#observe());
    if (decision.kind === "hold") return;
    fleet.want(decision.to);
    if (clock.nowMs > trace.tookMs) return;
    this.#changes.push(decision);
    this.#most = Math.max(this.#most, fleet.size);
  }

  #observe(): Observation {
    const { fleet, clock, desk, tally } = this.#options;
    const { nowMs } = clock;
    const { parallel, startMs } = this.#scenario.world;
    const cpu = fleet.serving().map((it) => ({
      endServer: it.id,
      percent: (it.measure() * 100) / parallel,
      readyForMs: nowMs - it.joinedMs,
    }));
    return {
      nowMs,
      ready: fleet.ready,
      starting: Math.max(0, fleet.wanted - fleet.ready),
      loadIntegralMs: tally.loadIntegralMs(),
      loadNow: tally.load,
      queuedNow: desk.queued,
      traffic: tally.traffic.read(),
      startMs,
      cpu,
    };
  }

  /** Writes down a point of the course. */
  #mark(): void {
    const { fleet, clock, desk, tally } = this.#options;
    const arrived = tally.arrived - this.#arrivedBefore;
    this.#arrivedBefore = tally.arrived;
    const point = {
      atMs: clock.nowMs,
      arrivalsPerS: (arrived * 1_000) / this.#pointMs,
      ready: fleet.ready,
      desired: fleet.wanted,
      queued: desk.queued,
      responseP99Ms: tally.recent.quantileMs(0.99),
    };
    tally.recent.clear();
    this.#points.push(point);
    this.#scenario.onPoint?.(point);
    const isLast = this.#points.length === POINTS;
    this.#nextPointMs = isLast
      ? Infinity
      : (this.#points.length + 1) * this.#pointMs;
    if (isLast) this.#sizeMs = fleet.sizeMs();
  }
}
