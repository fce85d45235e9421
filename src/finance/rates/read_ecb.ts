import type { RatesTable } from "../types.ts";
import { checkTable, unreadable } from "./check_table.ts";

const DATE = /<Cube\s+time=(['"])([0-9-]{10})\1\s*>/g;
const RATE =
  /<Cube\s+currency=(['"])([A-Z]{3})\1\s+rate=(['"])([0-9]+(?:\.[0-9]+)?)\3\s*\/>/g;
const ANY_CUBE = /<Cube\b/g;
const MAX_CHARACTERS = 100_000;

/**
 * Reads the ECB's daily file. Strict, because a wrong rate costs money: one
 * date, each currency once, every rate above zero, and nothing it does not
 * know between the cubes. It expands nothing: a file with a document type, and
 * so with entities, is none of the ECB's.
 *
 * @throws {SyntaxError} naming what is wrong with the file.
 */
export function readEcb(xml: string): RatesTable {
  if (xml.length > MAX_CHARACTERS) {
    throw unreadable(`it has ${xml.length} characters`);
  }
  if (xml.includes("<!")) throw unreadable("it declares something");
  if (!xml.trimEnd().endsWith("</gesmes:Envelope>")) {
    throw unreadable("it is cut off, or no file of the ECB's");
  }
  const rates = [...xml.matchAll(RATE)];
  const date = onlyDate(xml);
  const cubes = [...xml.matchAll(ANY_CUBE)].length;
  if (cubes !== rates.length + 2) throw unreadable("a rate is malformed");
  const perEuro: Record<string, string> = {};
  for (const [, , currency = "", , rate = ""] of rates) {
    if (currency in perEuro) throw unreadable(`${currency} is there twice`);
    perEuro[currency] = rate;
  }
  return checkTable({ date, source: "ECB statistics", perEuro });
}

function onlyDate(xml: string): string {
  const [first, ...others] = [...xml.matchAll(DATE)];
  if (others.length > 0) throw unreadable("it has more than one date");
  return first?.[2] ?? "";
}
