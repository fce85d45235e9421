import { AccessLog } from "./access_log.ts";
import type { Clock } from "./clock.ts";
import { ConnectionTable, type ClientConnection } from "./connections.ts";
import { Counters, type RequestOutcome } from "./counters.ts";
import { Recorder } from "./recorder.ts";
import { RetryBudget, type RetryRules } from "./retry_budget.ts";
import type { Ticket } from "./ticket.ts";
import type { Snapshot } from "./types.ts";

/** What the books know of a {@linkcode Snapshot}; the rest is the roster's. */
export type BookedCounts = Omit<Snapshot, "endpoints">;

/** How books are kept. */
export interface BooksOptions {
  readonly limits: RetryRules;
  /** Write down how each request went. @default false */
  readonly records?: boolean;
}

/** Everything that is counted and written down about one instance. */
export class Books {
  readonly #clock: Clock;
  readonly #counters: Counters;
  readonly #connections = new ConnectionTable();
  readonly #access = new AccessLog();
  readonly #budget: RetryBudget;
  readonly #recorder: Recorder | undefined;

  constructor(clock: Clock, { limits, records = false }: BooksOptions) {
    this.#clock = clock;
    this.#counters = new Counters(clock.nowMs);
    this.#budget = new RetryBudget(limits, clock.nowMs);
    this.#recorder = records ? new Recorder(clock) : undefined;
  }

  /** How many requests end servers have at once. */
  get occupancy() {
    return this.#counters.traffic.occupancy;
  }

  setLimits(limits: RetryRules): void {
    this.#budget.rules = limits;
  }

  /** Call it a few times a second. */
  tick(nowMs: number): void {
    this.#budget.tick(this.#counters.arrived, nowMs);
    this.#counters.tick();
  }

  connect(peer: {
    readonly address: string;
    readonly port: number;
  }): ClientConnection {
    return this.#connections.open(peer, this.#clock.wallMs);
  }

  disconnect(connection: ClientConnection): void {
    this.#connections.close(connection);
  }

  /** A request came in on `connection`. */
  arrive(connection: ClientConnection, method: string): void {
    connection.inFlight++;
    connection.calls++;
    connection.lastMethod = method.slice(0, 200);
    connection.usedAtMs = this.#clock.wallMs;
    this.#counters.arrive(this.#clock.nowMs);
  }

  /** A request is sent to an end server after so long in the line. */
  sent(waitedMs: number): void {
    this.#counters.traffic.sent(waitedMs);
  }

  /** An end server answered one in full; `wasLone`: and had nothing else. */
  served(ms: number, wasLone: boolean): void {
    this.#counters.traffic.serve(ms, wasLone);
  }

  /** One had `leftMs` left, and there was no use in waiting. */
  hopeless(leftMs: number): void {
    this.#counters.spare(leftMs);
  }

  /** Mean time that end servers took for a request in the last second or so. */
  get serviceMs(): number {
    return this.#counters.serviceMs;
  }

  /** Takes one retry out of the budget; `false` when it is spent. */
  takeRetry(): boolean {
    return this.#budget.take(this.#counters.arrived, this.#counters.load);
  }

  /** A request has ended: counted, timed and logged. */
  leave(
    ticket: Ticket,
    outcome: RequestOutcome,
    status: number | string,
  ): void {
    const nowMs = this.#clock.nowMs;
    const ms = nowMs - ticket.arrivedMs;
    if (ticket.retried) this.#budget.ended();
    this.#counters.leave(outcome, ms, nowMs);
    this.#recorder?.record(ticket, outcome);
    const { connection, method } = ticket.arrival;
    const { waitedMs, bytesIn, bytesOut } = ticket;
    connection.inFlight--;
    connection.bytesIn += bytesIn;
    connection.bytesOut += bytesOut;
    connection.usedAtMs = this.#clock.wallMs;
    if (!this.#access.takes(connection.usedAtMs)) return;
    this.#access.add({
      atMs: connection.usedAtMs,
      client: connection.client,
      method,
      endpoint: ticket.endpointId,
      status,
      ms,
      waitedMs,
      bytesIn,
      bytesOut,
    });
  }

  /** How requests went since the last time; `undefined`: none ended. */
  recorded(): ReturnType<Recorder["take"]> {
    return this.#recorder?.take();
  }

  /** The counts as of now; takes the access log's lines with it. */
  snapshot(queued: number): BookedCounts {
    const { lines, dropped } = this.#access.take();
    return {
      atMs: this.#clock.wallMs,
      inFlight: this.#counters.load - queued,
      queued,
      loadIntegralMs: this.#counters.loadIntegralMs(this.#clock.nowMs),
      completed: this.#counters.completed,
      failed: this.#counters.failed,
      rejected: this.#counters.rejected,
      hopeless: this.#counters.hopeless,
      latency: this.#counters.latency(),
      traffic: this.#counters.traffic.read(),
      connections: this.#connections.snapshot(),
      connectionCount: this.#connections.size,
      access: lines,
      accessDropped: dropped,
    };
  }
}
