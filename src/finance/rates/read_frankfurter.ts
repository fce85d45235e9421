import type { RatesTable } from "../types.ts";
import { checkTable, unreadable } from "./check_table.ts";

const MAX_CHARACTERS = 100_000;

interface Row {
  readonly date: string;
  readonly quote: string;
  readonly rate: string;
}

/** A number as it stands in the file: a double would be another one. */
class Digits {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * Reads what Frankfurter's version 2 answers for `rates?base=EUR&providers=ecb`:
 * a list of `{"date", "base", "quote", "rate"}`. Of several dates the newest
 * counts: a currency that is no longer quoted keeps its last day there. An
 * unknown provider is answered with an empty list, which is refused.
 *
 * @throws {SyntaxError} naming what is wrong with the file.
 */
export function readFrankfurter(json: string): RatesTable {
  if (json.length > MAX_CHARACTERS) {
    throw unreadable(`it has ${json.length} characters`);
  }
  const rows = listOf(json).map(rowOf);
  const date = rows.map((row) => row.date).reduce(later, "");
  const rates = new Map<string, string>();
  for (const { quote, rate } of rows.filter((row) => row.date === date)) {
    if (rates.has(quote)) {
      throw unreadable(`${quote.slice(0, 10)} is there twice`);
    }
    rates.set(quote, rate);
  }
  const source = "ECB statistics, by Frankfurter";
  return checkTable({ date, source, perEuro: Object.fromEntries(rates) });
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function listOf(json: string): readonly unknown[] {
  try {
    const list: unknown = parseWithSource(json, (value, text) =>
      typeof value === "number" ? new Digits(text) : value,
    );
    if (Array.isArray(list)) return list;
  } catch {
    throw unreadable("it is cut off, or no JSON");
  }
  throw unreadable("it is no list");
}

/** `JSON.parse` whose reviver gets the text of numbers too: ECMAScript 2026. */
function parseWithSource(
  json: string,
  revive: (value: unknown, text: string) => unknown,
): unknown {
  // The types of the language do not know the third argument yet.
  const reviver = (_: string, value: unknown, ...more: { source: string }[]) =>
    revive(value, more[0]?.source ?? "");
  return JSON.parse(json, reviver);
}

function rowOf(row: unknown): Row {
  const isObject = typeof row === "object" && row !== null;
  const { date, base, quote, rate, ...more } = isObject ? fieldsOf(row) : {};
  if (
    Object.keys(more).length > 0 ||
    base !== "EUR" ||
    typeof date !== "string" ||
    typeof quote !== "string" ||
    !(rate instanceof Digits)
  ) {
    throw unreadable("a row is malformed");
  }
  return { date, quote, rate: rate.text };
}

function fieldsOf(row: object): Readonly<Record<string, unknown>> {
  return { ...row };
}
