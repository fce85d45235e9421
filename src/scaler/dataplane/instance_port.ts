import type { Picker } from "../balancer/types.ts";
import { AccessLog } from "./access_log.ts";
import { ConnectionTable, type ClientConnection } from "./connections.ts";
import { Counters, type RequestOutcome } from "./counters.ts";
import { Dispatcher } from "./dispatcher.ts";
import type { RosterEndpoint } from "./endpoint.ts";
import type { Engine, LinkEvents, MakeEngine, Reception } from "./engine.ts";
import { mayRetry } from "./retry_budget.ts";
import { Roster } from "./roster.ts";
import { Ticket, type Desk, type End } from "./ticket.ts";
import type {
  BalanceSettings,
  ListenOptions,
  RosterEntry,
  Snapshot,
} from "./types.ts";

const MOST_CONNECTIONS = 10_000;

/** What an instance's port is made of. */
export interface InstancePortOptions {
  readonly settings: BalanceSettings;
  readonly makeEngine: MakeEngine;
  /** A picker of the strategy with that name. */
  readonly makePicker: (strategy: string) => Picker;
  /** A draining end server has nothing in flight any more. */
  readonly onDrained: (endpoint: string) => void;
  /** Monotonic, ms. @default performance.now */
  readonly now?: () => number;
}

/** One instance: its port, its end servers, its one line, its counts. */
export class InstancePort {
  readonly #now: () => number;
  readonly #options: InstancePortOptions;
  readonly #roster: Roster;
  readonly #dispatcher: Dispatcher;
  readonly #counters: Counters;
  readonly #connections = new ConnectionTable();
  readonly #access = new AccessLog();
  readonly #engine: Engine;
  #retrying = 0;

  constructor(options: InstancePortOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    const now = this.#now;
    const { concurrency, queueLimit, strategy } = options.settings;
    const events = {
      onJoin: (it: RosterEndpoint) => this.#join(it),
      onLeave: (it: RosterEndpoint) => this.#engine.hangUp(it),
      onDrained: (it: RosterEndpoint) => this.#drained(it),
    };
    const roster = new Roster(concurrency, { events, now });
    const picker = options.makePicker(strategy);
    this.#roster = roster;
    this.#dispatcher = new Dispatcher({ roster, picker, queueLimit, now });
    this.#counters = new Counters(now());
    this.#engine = options.makeEngine(this.#reception());
  }

  /** Opens the port. */
  listen(options: ListenOptions): Promise<number> {
    return this.#engine.listen(options);
  }

  /** Takes effect for the next pick; nothing under way is touched. */
  setSettings(settings: BalanceSettings): void {
    this.#roster.setConcurrency(settings.concurrency);
    const picker = this.#options.makePicker(settings.strategy);
    this.#dispatcher.change(picker, settings.queueLimit);
  }

  setRoster(entries: readonly RosterEntry[]): void {
    this.#roster.set(entries);
    this.#dispatcher.pump();
  }

  /** See {@linkcode Engine.close}. */
  async close(graceMs: number): Promise<void> {
    await this.#engine.close(graceMs);
    this.#roster.set([]);
  }

  /** The counts as of now; takes the access log's lines with it. */
  snapshot(): Snapshot {
    const { lines, dropped } = this.#access.take();
    const queued = this.#dispatcher.waiting;
    return {
      atMs: Date.now(),
      inFlight: this.#counters.load - queued,
      queued,
      loadIntegralMs: this.#counters.loadIntegralMs(this.#now()),
      completed: this.#counters.completed,
      failed: this.#counters.failed,
      rejected: this.#counters.rejected,
      latency: this.#counters.latency(),
      endpoints: this.#roster.snapshot(),
      connections: this.#connections.snapshot(),
      connectionCount: this.#connections.size,
      access: lines,
      accessDropped: dropped,
    };
  }

  #reception(): Reception {
    return {
      onConnect: (peer) =>
        this.#connections.size < MOST_CONNECTIONS
          ? this.#connections.open(peer, Date.now())
          : undefined,
      onDisconnect: (connection) => this.#connections.close(connection),
      onRequest: (arrival, exchange) => {
        begin(arrival.connection, arrival.method);
        this.#counters.arrive(this.#now());
        return new Ticket(arrival, exchange, this.#desk);
      },
    };
  }

  readonly #desk: Desk = {
    now: () => this.#now(),
    submit: (ticket) => this.#dispatcher.submit(ticket),
    submitAgain: (ticket) => this.#submitAgain(ticket),
    leave: (ticket) => this.#dispatcher.leave(ticket),
    onEnd: (ticket, outcome, status) => this.#book(ticket, outcome, status),
    onReleased: (endpoint) => {
      this.#roster.released(endpoint);
      this.#dispatcher.pump();
    },
  };

  #submitAgain(ticket: Ticket): boolean {
    if (!mayRetry(this.#retrying, this.#counters.load)) {
      ticket.retries = 0; // it does not weigh on the budget
      return false;
    }
    this.#retrying++;
    this.#dispatcher.submitAgain(ticket);
    return true;
  }

  #book(ticket: Ticket, outcome: RequestOutcome, status: End["status"]): void {
    const nowMs = this.#now();
    const ms = nowMs - ticket.arrivedMs;
    if (ticket.retries > 0) this.#retrying--;
    this.#counters.leave(outcome, ms, nowMs);
    const { connection, method } = ticket.arrival;
    connection.inFlight--;
    connection.bytesIn += ticket.bytesIn;
    connection.bytesOut += ticket.bytesOut;
    connection.usedAtMs = Date.now();
    this.#access.add({
      atMs: connection.usedAtMs,
      client: connection.client,
      method,
      endpoint: ticket.endpointId,
      status,
      ms,
      waitedMs: ticket.waitedMs,
      bytesIn: ticket.bytesIn,
      bytesOut: ticket.bytesOut,
    });
  }

  #join(endpoint: RosterEndpoint): void {
    this.#engine.connect(endpoint, this.#linkEvents(endpoint));
  }

  #linkEvents(endpoint: RosterEndpoint): LinkEvents {
    const change = (up: boolean, ejected: boolean) => {
      endpoint.up = up;
      endpoint.ejected = ejected;
      this.#roster.invalidate();
      if (up) this.#dispatcher.pump();
    };
    return {
      onUp(maxStreams) {
        endpoint.maxStreams = maxStreams;
        change(true, false);
      },
      onPause: () => change(false, false),
      onDown: () => change(false, true),
    };
  }

  #drained(endpoint: RosterEndpoint): void {
    this.#engine.hangUp(endpoint);
    this.#options.onDrained(endpoint.id);
  }
}

function begin(connection: ClientConnection, method: string): void {
  connection.inFlight++;
  connection.calls++;
  connection.lastMethod = method.slice(0, 200);
  connection.usedAtMs = Date.now();
}
