import type { KeyObject } from "node:crypto";

import { getLogger } from "@logtape/logtape";

import { openRates, type SealedRates } from "../wire/sealed_rates.ts";
import type { HeldRates } from "./held_rates.ts";

/** Whom {@linkcode takeRates} believes, and what takes the table. */
export interface TakeRatesOptions {
  /** The public half of the scaler's key. */
  readonly key: KeyObject;
  readonly rates: HeldRates;
}

const log = getLogger(["tellerline", "endserver"]);

/**
 * Takes a table that the scaler signed; its date.
 *
 * @throws {CredentialsError} when somebody else did, or nobody.
 * @throws {SyntaxError} when it is no table to calculate with.
 * @throws {PreconditionError} when it is older than the one in force.
 */
export function takeRates(
  sealed: SealedRates,
  { key, rates }: TakeRatesOptions,
): string {
  const table = openRates(sealed, key);
  rates.take(table);
  const { date } = table;
  log.info("Answers with the exchange rates of {date} from now on", { date });
  return date;
}
