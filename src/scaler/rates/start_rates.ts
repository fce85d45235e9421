import { controlKeyOf } from "../../wire/control_key.ts";
import type { Rates } from "../../wire/messages.ts";
import type { StateStore } from "../store/types.ts";
import { RatesDelivery } from "./delivery.ts";
import { RatesKeeper } from "./keeper.ts";
import { ratesMessage } from "./rates_message.ts";
import { ratesSources } from "./sources.ts";
import type { Fetch } from "./types.ts";

/** Whether exchange rates are fetched, and from where. */
export type RatesChoice =
  | { readonly kind: "off" }
  /** Without an address: from the ECB, or else from Frankfurter. */
  | { readonly kind: "on"; readonly url?: string | undefined };

/** What {@linkcode startRates} works with. */
export interface StartRatesOptions {
  readonly choice: RatesChoice;
  readonly state: StateStore;
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** @default the platform's */
  readonly fetch?: Fetch;
}

/** The exchange rates of a scaler at work. */
export interface RunningRates {
  /** Gives them to end servers. */
  readonly delivery: RatesDelivery;
  /** How it stands, as tenants are told. */
  readonly message: () => Rates;
}

/**
 * Fetches exchange rates until `signal` aborts, in the background: what waits
 * for them goes on with those of last time, or those that ship.
 *
 * @throws {RangeError} when the address is none to fetch rates from.
 */
export function startRates(options: StartRatesOptions): RunningRates {
  const { choice, state, now, signal, fetch = globalThis.fetch } = options;
  const delivery = new RatesDelivery({ key: controlKeyOf(state.controlSeed) });
  const keeper = new RatesKeeper({
    sources: choice.kind === "off" ? [] : ratesSources(choice.url),
    state,
    fetch,
    now,
    prng: Math.random,
    onTable: (table) => delivery.deliver(table),
  });
  if (keeper.table.fetchedAtMs !== undefined) delivery.deliver(keeper.table);
  signal.addEventListener("abort", () => delivery[Symbol.dispose]());
  void keeper.run(signal);
  return { delivery, message: () => ratesMessage(keeper.status, now()) };
}
