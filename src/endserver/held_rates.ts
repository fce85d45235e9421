import { PreconditionError } from "../base/errors.ts";
import {
  contextAt,
  SEED_RATES,
  type Context,
  type RatesTable,
} from "../finance/mod.ts";

/** The exchange rates an end server answers with: at first those that ship. */
export class HeldRates {
  #current: RatesTable = SEED_RATES;

  get current(): RatesTable {
    return this.#current;
  }

  /** What calculators may know at a moment, these rates among it. */
  contextAt(nowMs: number): Context {
    return contextAt(nowMs, this.#current);
  }

  /**
   * Answers with that table from now on.
   *
   * @throws {PreconditionError} when it is older than the one in force.
   */
  take(table: RatesTable): void {
    if (isOlder(table, this.#current)) {
      throw new PreconditionError(
        `Cannot take the exchange rates of ${table.date}: newer ones, of ${this.#current.date}, are in force; send those of a later day`,
      );
    }
    this.#current = table;
  }
}

/** Of an earlier day, or fetched earlier on the same. */
function isOlder(one: RatesTable, other: RatesTable): boolean {
  if (one.date !== other.date) return one.date < other.date;
  return (one.fetchedAtMs ?? 0) < (other.fetchedAtMs ?? 0);
}
