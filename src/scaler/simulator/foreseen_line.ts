import { LineForecast } from "../balancer/line_forecast.ts";
import { ServiceTime } from "../balancer/service_time.ts";
import { CallLine, type LineLinks } from "./call_line.ts";
import type { CallTable } from "./call_table.ts";
import type { SimulatedFleet } from "./simulated_fleet.ts";
import type { SimulatedClock } from "./simulated_server.ts";
import type { Tally } from "./tally.ts";

/** What a foreseen line goes by. */
export interface ForeseenLineOptions {
  readonly calls: LineLinks & Pick<CallTable, "deadlineMs">;
  readonly clock: SimulatedClock;
  readonly fleet: Pick<SimulatedFleet, "ready" | "wanted" | "nextReadyMs">;
  readonly tally: Pick<Tally, "traffic">;
}

/** How often production brings its means up to date. */
const LOOK_MS = 100;

/** The line of an instance, and who would wait in it in vain. */
export class ForeseenLine {
  readonly #line: CallLine;
  readonly #options: ForeseenLineOptions;
  readonly #forecast: LineForecast;
  readonly #service = new ServiceTime();
  #lookedMs = -Infinity;

  constructor(options: ForeseenLineOptions) {
    this.#options = options;
    this.#line = new CallLine(options.calls);
    this.#forecast = new LineForecast({
      available: () => options.fleet.ready,
      serviceMs: () => this.#service.meanMs,
    });
  }

  get length(): number {
    return this.#line.length;
  }

  join(id: number): void {
    if (this.length === 0) this.#forecast.began(this.#options.clock.nowMs);
    this.#line.join(id);
  }

  /** Takes out the one at the front, to be served. */
  shift(): number {
    const id = this.#line.shift();
    const { calls, clock } = this.#options;
    const leftMs = (calls.deadlineMs[id] ?? Infinity) - clock.nowMs;
    this.#forecast.moved(clock.nowMs, leftMs);
    this.#ifEmpty();
    return id;
  }

  /** The time of one is over. */
  giveUp(id: number): void {
    this.#line.leave(id);
    this.#ifEmpty();
    this.#forecast.waitedInVain(this.#options.clock.nowMs);
  }

  /** Whether one with so much time left would wait in vain. */
  isHopeless(leftMs: number): boolean {
    if (leftMs === Infinity) return false;
    const { nowMs } = this.#options.clock;
    if (nowMs - this.#lookedMs >= LOOK_MS) this.#look();
    const hopeful = { ahead: this.length, leftMs };
    return this.#forecast.judge(hopeful, nowMs) !== undefined;
  }

  #look(): void {
    const { clock, fleet, tally } = this.#options;
    const { nowMs } = clock;
    this.#lookedMs = nowMs;
    this.#service.tick(tally.traffic);
    const startingMs = fleet.nextReadyMs - nowMs;
    const outlook = {
      starting: Math.max(0, fleet.wanted - fleet.ready),
      startingMs: Number.isFinite(startingMs) ? startingMs : undefined,
      nextMs: undefined,
    };
    this.#forecast.tell(outlook, nowMs);
  }

  #ifEmpty(): void {
    if (this.length === 0) this.#forecast.ended(this.#options.clock.nowMs);
  }
}
