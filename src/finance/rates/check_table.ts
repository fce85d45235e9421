import { isIsoDate } from "../iso_date.ts";
import type { RatesTable } from "../types.ts";

const CURRENCY = /^[A-Z]{3}$/;
const RATE = /^[0-9]{1,9}(?:\.[0-9]{1,9})?$/;
const MAX_RATES = 200;
const MAX_SOURCE = 100;

/**
 * Checks that a table can be calculated with: a real date, and rates that are
 * plain decimals above zero. Every table passes here, wherever it came from.
 *
 * @throws {SyntaxError} naming what is wrong with it.
 */
export function checkTable(table: RatesTable): RatesTable {
  const rates = Object.entries(table.perEuro);
  if (!isIsoDate(table.date)) throw unreadable("it has no valid date");
  if (rates.length === 0) throw unreadable("it has no rates");
  if (rates.length > MAX_RATES) throw unreadable("it has too many rates");
  const { length } = table.source;
  if (length === 0 || length > MAX_SOURCE)
    throw unreadable("its source is odd");
  for (const [currency, rate] of rates) checkRate(currency, rate);
  return table;
}

function checkRate(currency: string, rate: string): void {
  if (!CURRENCY.test(currency) || currency === "EUR") {
    throw unreadable(`"${currency.slice(0, 10)}" is no currency it may have`);
  }
  if (!RATE.test(rate))
    throw unreadable(`the rate of ${currency} is malformed`);
  if (Number(rate) === 0) throw unreadable(`${currency} is zero`);
}

/** A table that cannot be used; completes "Cannot read …: detail". */
export function unreadable(detail: string): SyntaxError {
  return new SyntaxError(
    `Cannot read the table of exchange rates: ${detail}; fetch it again`,
  );
}
