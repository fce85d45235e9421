import { getLogger } from "@logtape/logtape";

import { createBackoff } from "../../base/backoff.ts";
import { pause } from "../../base/pause.ts";
import type { RatesTable } from "../../finance/mod.ts";
import type { ControlKey } from "../../wire/control_key.ts";
import { sealRates, type SealedRates } from "../../wire/sealed_rates.ts";
import type { EndServerInfo } from "../runtime/types.ts";
import { giveRates } from "./give_rates.ts";

/** What {@linkcode RatesDelivery} works with. */
export interface RatesDeliveryOptions {
  readonly key: ControlKey;
  /** Between the first two attempts at one end server, ms. @default 1000 */
  readonly retryMs?: number;
}

/** An end server that is to have the table in force. */
interface Recipient {
  readonly name: string;
  /** `host:port` of its control port. */
  readonly address: string;
  readonly gone: AbortController;
  /** What it was given last. */
  has: SealedRates | undefined;
  isBusy: boolean;
  /** Whether the log says already that it cannot be given any. */
  isTold: boolean;
}

const LONGEST_RETRY_MS = 60_000;

const log = getLogger(["tellerline", "rates"]);

/**
 * Gives every end server the exchange rates in force: to a new one before it
 * serves, to all when they change, and again where that failed.
 */
export class RatesDelivery implements Disposable {
  readonly #options: RatesDeliveryOptions;
  readonly #recipients = new Map<string, Recipient>();
  #sealed: SealedRates | undefined;

  constructor(options: RatesDeliveryOptions) {
    this.#options = options;
  }

  /** What end servers are started with, so that they believe this one. */
  get publicKey(): string {
    return this.#options.key.publicKey;
  }

  /** Gives all of them that table, and all that come. */
  deliver(table: RatesTable): void {
    this.#sealed = sealRates(table, this.#options.key);
    for (const recipient of this.#recipients.values()) this.#see(recipient);
  }

  /**
   * An end server answers. Resolves when it has the table in force, at once
   * when that is the one it came with, and without it after an attempt that
   * failed: a wrong date in an answer is better than none.
   */
  async enter({ name, state }: EndServerInfo): Promise<void> {
    if (state.kind !== "running" || state.controlPort === undefined) return;
    this.leave(name);
    const address = `${state.host}:${state.controlPort}`;
    const gone = new AbortController();
    const blank = { has: undefined, isBusy: true, isTold: false };
    const recipient: Recipient = { name, address, gone, ...blank };
    this.#recipients.set(name, recipient);
    await this.#give(recipient);
    recipient.isBusy = false;
    this.#see(recipient);
  }

  /** It is gone, or soon will be. */
  leave(name: string): void {
    this.#recipients.get(name)?.gone.abort();
    this.#recipients.delete(name);
  }

  /** Ends every attempt. */
  [Symbol.dispose](): void {
    for (const { name } of [...this.#recipients.values()]) this.leave(name);
  }

  #see(recipient: Recipient): void {
    if (!recipient.isBusy) void this.#keepTrying(recipient);
  }

  async #keepTrying(recipient: Recipient): Promise<void> {
    const { signal } = recipient.gone;
    const { retryMs: firstMs = 1_000 } = this.#options;
    const backoff = createBackoff({ firstMs, maxMs: LONGEST_RETRY_MS });
    recipient.isBusy = true;
    while (recipient.has !== this.#sealed && !signal.aborted) {
      if (await this.#give(recipient)) continue;
      await pause(backoff.failed(), signal);
    }
    recipient.isBusy = false;
  }

  /** Whether there is nothing more to try with the table in force. */
  async #give(recipient: Recipient): Promise<boolean> {
    const sealed = this.#sealed;
    if (sealed === undefined) return true;
    const { name, address, gone, isTold } = recipient;
    const { signal } = gone;
    const given = await giveRates(address, sealed, { signal });
    if (signal.aborted) return true;
    if (given.kind !== "given" && !isTold) {
      const { why } = given;
      log.warn("Cannot give {name} the exchange rates: {why}", { name, why });
    }
    recipient.isTold = given.kind !== "given";
    if (given.kind === "failed") return false;
    recipient.has = sealed;
    return true;
  }
}
