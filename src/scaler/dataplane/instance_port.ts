import { Books } from "./books.ts";
import { Clock } from "./clock.ts";
import { Dispatcher, type DispatcherOptions } from "./dispatcher.ts";
import type { Engine, LinkEvents, MakeEngine, Reception } from "./engine.ts";
import { PickRecorder } from "./pick_recorder.ts";
import { Roster, type RosterOptions } from "./roster.ts";
import { Ticket, type Desk } from "./ticket.ts";
import type {
  BalanceSettings,
  Health,
  ListenOptions,
  PickRecord,
  RosterEntry,
  Snapshot,
  Surplus,
} from "./types.ts";

type RosterEndpoint = ReturnType<Roster["all"]>[number];

/** What an instance's port is made of. */
export interface InstancePortOptions {
  readonly settings: BalanceSettings;
  readonly limits: RosterOptions["limits"];
  /** Write down how each request went. @default false */
  readonly records?: boolean;
  readonly makeEngine: MakeEngine;
  /** A picker of the strategy with that name. */
  readonly makePicker: (strategy: string) => DispatcherOptions["picker"];
  /** A draining end server has nothing in flight any more. */
  readonly onDrained: (endpoint: string) => void;
  /** These are draining from now on; told before `onDrained` of them. */
  readonly onLetGo: (endpoints: readonly string[]) => void;
}

/** One instance: its port, its end servers, its one line, its books. */
export class InstancePort {
  readonly #options: InstancePortOptions;
  readonly #clock = new Clock();
  readonly #books: Books;
  readonly #roster: Roster;
  readonly #dispatcher: Dispatcher;
  readonly #engine: Engine;
  readonly #recorder: PickRecorder;
  #settings: BalanceSettings;

  constructor(options: InstancePortOptions) {
    this.#options = options;
    const { settings, limits } = options;
    const clock = this.#clock;
    const now = () => clock.nowMs;
    const { concurrency, queueLimit, strategy } = settings;
    const events = {
      onJoin: (it: RosterEndpoint) => this.#join(it),
      onLeave: (it: RosterEndpoint) => this.#hangUp(it),
      onDrained: (it: RosterEndpoint) => this.#drained(it),
    };
    this.#books = new Books(clock, options);
    const { occupancy } = this.#books;
    const own = { events, limits, now, occupancy };
    const roster = new Roster(concurrency, own);
    this.#roster = roster;
    this.#settings = settings;
    this.#recorder = new PickRecorder({
      roster,
      clock,
      settings: () => this.#settings,
    });
    this.#dispatcher = new Dispatcher({
      roster,
      picker: options.makePicker(strategy),
      queueLimit,
      longestWaitMs: limits.longestWaitMs,
      serviceMs: () => this.#books.serviceMs,
      clock,
    });
    this.#engine = options.makeEngine(this.#reception());
  }

  /** Opens the port. */
  listen(options: ListenOptions): Promise<number> {
    return this.#engine.listen(options);
  }

  /** Takes effect for the next pick; nothing under way is touched. */
  setSettings(settings: BalanceSettings): void {
    this.#clock.refresh();
    this.#settings = settings;
    this.#roster.setConcurrency(settings.concurrency);
    const picker = this.#options.makePicker(settings.strategy);
    this.#dispatcher.change(picker, settings.queueLimit);
  }

  /** Takes effect from now on; what the engine goes by stays as it is. */
  setLimits(limits: RosterOptions["limits"]): void {
    this.#roster.setLimits(limits);
    this.#books.setLimits(limits);
    this.#dispatcher.setLongestWait(limits.longestWaitMs);
  }

  /** A health check's result. */
  setHealth(endpoint: string, health: Health): void {
    this.#clock.refresh();
    this.#roster.setHealth(endpoint, health);
    this.#dispatcher.pump();
  }

  /** Sees to what only time changes; call it a few times a second. */
  tick(): void {
    const nowMs = this.#clock.refresh();
    this.#books.tick(nowMs);
    if (this.#roster.tick(nowMs)) this.#dispatcher.pump();
  }

  setRoster(entries: readonly RosterEntry[]): void {
    this.#clock.refresh();
    this.#roster.set(entries);
    this.#dispatcher.pump();
  }

  /** Takes down the next so many picks; 0: none. */
  explain(picks: number): void {
    this.#recorder.want(picks);
    this.#dispatcher.watch(picks > 0 ? this.#recorder : undefined);
  }

  /** Picks that were taken down since the last call. */
  takePicks(): readonly PickRecord[] {
    if (!this.#recorder.isWanted) this.#dispatcher.watch(undefined);
    return this.#recorder.take();
  }

  /** When more can be taken, as control sees it. */
  setOutlook(outlook: Parameters<Dispatcher["setOutlook"]>[0]): void {
    this.#clock.refresh();
    this.#dispatcher.setOutlook(outlook);
  }

  /** Drains the idlest of those named. */
  letGo(surplus: Surplus): void {
    this.#clock.refresh();
    const ids = this.#roster.idlest(surplus);
    this.#options.onLetGo(ids);
    this.#roster.drain(ids);
  }

  /** See {@linkcode Engine.close}. */
  async close(graceMs: number): Promise<void> {
    await this.#engine.close(graceMs);
    this.#roster.set([]);
  }

  /** The counts as of now; takes the access log's lines with it. */
  snapshot(): Snapshot {
    this.#clock.refresh();
    const endpoints = this.#roster.snapshot();
    return { ...this.#books.snapshot(this.#dispatcher.waiting), endpoints };
  }

  /** How requests went since the last time; `undefined`: none ended. */
  recorded(): ReturnType<Books["recorded"]> {
    return this.#books.recorded();
  }

  #reception(): Reception {
    const desk = this.#desk();
    return {
      clock: this.#clock,
      onConnect: (peer) => this.#books.connect(peer),
      onDisconnect: (connection) => this.#books.disconnect(connection),
      onRequest: (arrival, exchange) => {
        this.#books.arrive(arrival.connection, arrival.method);
        return new Ticket(arrival, exchange, desk);
      },
    };
  }

  #desk(): Desk {
    return {
      clock: this.#clock,
      submit: (ticket) => this.#dispatcher.submit(ticket),
      submitAgain: (ticket) => this.#submitAgain(ticket),
      leave: (ticket) => this.#dispatcher.leave(ticket),
      onSent: ({ waitedMs }) => this.#books.sent(waitedMs),
      onHopeless: (leftMs) => this.#books.hopeless(leftMs),
      onEnd: (ticket, outcome, status) =>
        this.#books.leave(ticket, outcome, status),
      release: (endpoint, outcome, ms) => {
        this.#roster.release(endpoint, outcome, ms);
        if (outcome === "completed") this.#books.served(ms, endpoint.wasLone);
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
    endpoint.reach.pause();
    this.#roster.invalidate();
    this.#engine.hangUp(endpoint);
  }

  #linkEvents(endpoint: RosterEndpoint): LinkEvents {
    const { reach } = endpoint;
    const changed = () => {
      this.#roster.invalidate();
      this.#dispatcher.pump();
    };
    return {
      onUp: (maxStreams) => {
        endpoint.maxStreams = maxStreams;
        if (reach.up()) this.#roster.joined(endpoint);
        changed();
      },
      onPause() {
        reach.pause();
        changed();
      },
      onDown: () => {
        reach.down(this.#clock.nowMs);
        changed();
      },
    };
  }

  #drained(endpoint: RosterEndpoint): void {
    this.#hangUp(endpoint);
    this.#options.onDrained(endpoint.id);
  }
}
