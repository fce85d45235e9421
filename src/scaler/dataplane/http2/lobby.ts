import { Allowance } from "./allowance.ts";
import { Exchange, type Hall } from "./exchange.ts";
import { ERROR_CODE } from "./frame.ts";
import type { RequestHead } from "./request_head.ts";
import type { Stream } from "./stream.ts";
import type { Workings } from "./workings.ts";

/** Whose requests they are, and who takes them. */
export interface LobbyOptions {
  readonly hall: Hall;
  readonly client: Exchange["connection"];
  readonly workings: Workings;
}

/**
 * Requests of one client that came with what is being read now. They begin
 * when all of that is read: what was reset by then costs no end server
 * anything. Those of a client that resets much wait a little longer.
 */
export class Lobby {
  readonly #options: LobbyOptions;
  readonly #resets: Allowance;
  #newcomers: Exchange[] = [];

  constructor(options: LobbyOptions) {
    const { limits, clock } = options.workings;
    this.#options = options;
    const { resets, resetsPerSecond } = limits;
    this.#resets = new Allowance(resets, resetsPerSecond, clock.nowMs);
  }

  admit(stream: Stream, head: RequestHead): void {
    const { hall, client } = this.#options;
    const exchange = new Exchange(hall, stream, head, client);
    stream.exchange = exchange;
    this.#newcomers.push(exchange);
  }

  /** All that was there is read. */
  onRead(): void {
    if (this.#newcomers.length > 0 && !this.#isSuspicious()) this.beginAll();
  }

  beginAll(): void {
    const newcomers = this.#newcomers;
    if (newcomers.length === 0) return;
    this.#newcomers = [];
    for (const exchange of newcomers) {
      if (!exchange.isOver) exchange.begin();
    }
  }

  /** Counts a reset. @returns the code of a connection error, or 0. */
  countReset(): number {
    const { nowMs } = this.#options.workings.clock;
    return this.#resets.spend(nowMs) ? 0 : ERROR_CODE.enhanceYourCalm;
  }

  #isSuspicious(): boolean {
    const { clock, limits } = this.#options.workings;
    return this.#resets.spent(clock.nowMs) > limits.resetsBeforeSuspicion;
  }
}
