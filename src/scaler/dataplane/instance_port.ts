import type { Picker } from "../balancer/types.ts";
import { Books } from "./books.ts";
import { Dispatcher } from "./dispatcher.ts";
import type { RosterEndpoint } from "./endpoint.ts";
import type { Engine, LinkEvents, MakeEngine, Reception } from "./engine.ts";
import { Roster } from "./roster.ts";
import { Ticket, type Desk } from "./ticket.ts";
import type {
  BalanceSettings,
  ListenOptions,
  RosterEntry,
  Snapshot,
} from "./types.ts";

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

/** One instance: its port, its end servers, its one line, its books. */
export class InstancePort {
  readonly #options: InstancePortOptions;
  readonly #books: Books;
  readonly #roster: Roster;
  readonly #dispatcher: Dispatcher;
  readonly #engine: Engine;

  constructor(options: InstancePortOptions) {
    this.#options = options;
    const { now = () => performance.now(), settings } = options;
    const { concurrency, queueLimit, strategy } = settings;
    const events = {
      onJoin: (it: RosterEndpoint) => this.#join(it),
      onLeave: (it: RosterEndpoint) => this.#hangUp(it),
      onDrained: (it: RosterEndpoint) => this.#drained(it),
    };
    const picker = options.makePicker(strategy);
    this.#books = new Books(now);
    this.#roster = new Roster(concurrency, { events, now });
    const roster = this.#roster;
    this.#dispatcher = new Dispatcher({ roster, picker, queueLimit, now });
    this.#engine = options.makeEngine(this.#reception(now));
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
    const endpoints = this.#roster.snapshot();
    return { ...this.#books.snapshot(this.#dispatcher.waiting), endpoints };
  }

  #reception(now: () => number): Reception {
    const desk = this.#desk(now);
    return {
      onConnect: (peer) => this.#books.connect(peer),
      onDisconnect: (connection) => this.#books.disconnect(connection),
      onRequest: (arrival, exchange) => {
        this.#books.arrive(arrival.connection, arrival.method);
        return new Ticket(arrival, exchange, desk);
      },
    };
  }

  #desk(now: () => number): Desk {
    return {
      now,
      submit: (ticket) => this.#dispatcher.submit(ticket),
      submitAgain: (ticket) => this.#submitAgain(ticket),
      leave: (ticket) => this.#dispatcher.leave(ticket),
      onEnd: (ticket, outcome, status) =>
        this.#books.leave(ticket, outcome, status),
      onReleased: (endpoint) => {
        this.#roster.released(endpoint);
        this.#dispatcher.pump();
      },
    };
  }

  #submitAgain(ticket: Ticket): boolean {
    if (!this.#books.takeRetry()) return false;
    ticket.retried = true;
    this.#dispatcher.submitAgain(ticket);
    return true;
  }

  #join(endpoint: RosterEndpoint): void {
    this.#engine.connect(endpoint, this.#linkEvents(endpoint));
  }

  #hangUp(endpoint: RosterEndpoint): void {
    endpoint.up = false;
    this.#engine.hangUp(endpoint);
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
    this.#hangUp(endpoint);
    this.#options.onDrained(endpoint.id);
  }
}
