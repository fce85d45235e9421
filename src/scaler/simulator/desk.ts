import { KeyedHeap } from "../../base/keyed_heap.ts";
import type { CallInfo, Picker } from "../balancer/types.ts";
import { STAGE, type CallTable } from "./call_table.ts";
import { ForeseenLine } from "./foreseen_line.ts";
import type { SimulatedFleet } from "./simulated_fleet.ts";
import { SimulatedServer, type SimulatedClock } from "./simulated_server.ts";
import type { Tally } from "./tally.ts";
import type { Call } from "./types.ts";

/** What a desk works with. */
export interface DeskOptions {
  readonly calls: CallTable;
  readonly clock: SimulatedClock;
  readonly fleet: SimulatedFleet;
  readonly picker: Picker;
  readonly tally: Tally;
  readonly queueLimit: number;
  /** Calls that an end server works on at once. */
  readonly parallel: number;
  readonly longestWaitMs: number;
}

/**
 * The way of the calls: a free slot at once or the line, the end server, the
 * answer.
 */
export class Desk {
  readonly #options: DeskOptions;
  readonly #calls: CallTable;
  readonly #clock: SimulatedClock;
  readonly #line: ForeseenLine;
  /** When work on a call ends. */
  readonly #ends = new KeyedHeap();
  /** When a call is given up. */
  readonly #deadlines = new KeyedHeap();
  readonly #info: SimulatedCall;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#calls = options.calls;
    this.#clock = options.clock;
    this.#line = new ForeseenLine(options);
    this.#info = new SimulatedCall(options.clock);
  }

  /** Calls that wait in the instance's line. */
  get queued(): number {
    return this.#line.length;
  }

  /** When a call is next answered or given up. */
  get nextMs(): number {
    return Math.min(this.#ends.firstKey, this.#deadlines.firstKey);
  }

  /** Does what is due at {@linkcode nextMs}. */
  step(): void {
    if (this.#ends.firstKey <= this.#deadlines.firstKey) {
      this.#worked(this.#ends.shift());
    } else {
      this.#giveUp(this.#deadlines.shift());
    }
  }

  arrive(call: Readonly<Call>): void {
    const { tally, queueLimit } = this.#options;
    tally.arrive();
    const isFree = this.#line.length === 0 && this.#hasSlot();
    if (!isFree && this.#line.length >= queueLimit) return tally.reject();
    if (!isFree && this.#line.isHopeless(call.timeoutMs)) {
      return tally.spare(call.timeoutMs);
    }
    tally.admit();
    const id = this.#calls.admit(call);
    const deadlineMs = this.#calls.deadlineMs[id] ?? Infinity;
    if (isFree) this.#send(id);
    else this.#line.join(id);
    if (deadlineMs !== Infinity) this.#deadlines.add(id, deadlineMs);
    else if (!isFree) this.#deadlines.add(id, this.#longestWait());
  }

  /** Serves those who wait; call when a slot may have become free. */
  pump(): void {
    while (this.#line.length > 0 && this.#hasSlot()) {
      const id = this.#line.shift();
      if (this.#calls.deadlineMs[id] === Infinity) this.#deadlines.remove(id);
      this.#send(id);
    }
  }

  #hasSlot(): boolean {
    return this.#options.fleet.candidates().length > 0;
  }

  #longestWait(): number {
    return this.#clock.nowMs + this.#options.longestWaitMs;
  }

  #send(id: number): void {
    const { fleet, picker, parallel, tally } = this.#options;
    const calls = this.#calls;
    const candidates = fleet.candidates();
    this.#info.client = calls.client[id] ?? 0;
    const server = picker(candidates, this.#info) ?? candidates.at(0);
    if (!(server instanceof SimulatedServer)) return;
    fleet.take(server);
    calls.server[id] = server;
    calls.sentMs[id] = this.#clock.nowMs;
    tally.traffic.sent(this.#clock.nowMs - (calls.arrivedMs[id] ?? 0));
    if (server.working < parallel) return this.#begin(server, id);
    calls.stage[id] = STAGE.inside;
    server.inside.join(id);
  }

  #begin(server: SimulatedServer, id: number): void {
    const calls = this.#calls;
    const { nowMs } = this.#clock;
    const waitedMs = nowMs - (calls.arrivedMs[id] ?? 0);
    calls.stage[id] = STAGE.working;
    calls.waitedMs[id] = waitedMs;
    this.#options.tally.begin(waitedMs);
    server.work(1);
    this.#ends.add(id, nowMs + (calls.workMs[id] ?? 0));
  }

  /** An end server has done its work on a call. */
  #worked(id: number): void {
    const { tally } = this.#options;
    const calls = this.#calls;
    const server = calls.server[id];
    if (server === undefined) return;
    server.work(-1);
    const next = server.inside.shift();
    if (next >= 0) this.#begin(server, next);
    if (calls.stage[id] === STAGE.abandoned) return calls.forget(id);
    if (calls.deadlineMs[id] !== Infinity) this.#deadlines.remove(id);
    const { nowMs } = this.#clock;
    const ms = nowMs - (calls.sentMs[id] ?? 0);
    tally.traffic.occupancy.end(server.inFlight);
    this.#release(server, ms);
    tally.traffic.serve(ms, server.wasLone);
    const responseMs = nowMs - (calls.arrivedMs[id] ?? 0);
    tally.complete(responseMs, calls.waitedMs[id] ?? 0);
    calls.forget(id);
    this.pump();
  }

  /** A client leaves; what an end server has begun it brings to its end. */
  #giveUp(id: number): void {
    const calls = this.#calls;
    const server = calls.server[id];
    const stage = calls.stage[id];
    const { tally } = this.#options;
    tally.giveUp();
    if (server === undefined || stage === STAGE.waiting) {
      this.#line.giveUp(id);
      tally.leave();
      return calls.forget(id);
    }
    this.#release(server, this.#clock.nowMs - (calls.sentMs[id] ?? 0));
    if (stage === STAGE.inside) {
      server.inside.leave(id);
      calls.forget(id);
    } else {
      calls.stage[id] = STAGE.abandoned;
    }
    this.pump();
  }

  #release(server: SimulatedServer, ms: number): void {
    this.#options.tally.leave();
    this.#options.fleet.release(server, ms);
  }
}

/** What a strategy may know of a call; one for all, read and not kept. */
class SimulatedCall implements CallInfo {
  client = 0;
  readonly #clock: SimulatedClock;

  constructor(clock: SimulatedClock) {
    this.#clock = clock;
  }

  get nowMs(): number {
    return this.#clock.nowMs;
  }

  /** Made when it is asked for: most strategies never do. */
  get clientAddress(): string {
    const { client } = this;
    return `10.${(client >>> 16) & 255}.${(client >>> 8) & 255}.${client & 255}`;
  }
}
