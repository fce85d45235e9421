import { Decimal } from "../decimal.ts";
import type { RatesTable } from "../types.ts";
import { frankfurtTime } from "./frankfurt_time.ts";
import { isStale } from "./target_days.ts";

/** What is done with a table that was fetched. */
export type Verdict =
  /** It is newer, or corrects one of the same day. */
  | { readonly kind: "take" }
  /** It says what the table in force says. */
  | { readonly kind: "same" }
  /** The same, though a newer one should have come by now: ask elsewhere. */
  | { readonly kind: "late" }
  /** It may be right: taken when another fetch gives the same. */
  | { readonly kind: "doubt"; readonly reason: string }
  | { readonly kind: "refuse"; readonly reason: string };

/** What {@linkcode judgeTable} compares a table with. */
export interface JudgeOptions {
  /** The table in force. */
  readonly held: RatesTable;
  /** One that an earlier fetch gave, and that nobody confirmed yet. */
  readonly doubted?: RatesTable | undefined;
  readonly nowMs: number;
}

/** No pair of currencies moves further in a day without somebody looking. */
const MOST_MOVE = "1.25";

/**
 * Whether a table may replace the one in force. An older one or one of a day
 * to come may not. One that lacks a currency, or in which two currencies moved
 * against each other by more than a quarter, is doubted until a second fetch
 * agrees with it.
 */
export function judgeTable(
  table: RatesTable,
  { held, doubted, nowMs }: JudgeOptions,
): Verdict {
  const { date } = table;
  if (date < held.date) {
    const reason = `it is of ${date}, older than the table of ${held.date}`;
    return { kind: "refuse", reason };
  }
  if (date > frankfurtTime(nowMs).date) {
    return { kind: "refuse", reason: `it is of ${date}, a day to come` };
  }
  if (agree(table, held))
    return { kind: isStale(date, nowMs) ? "late" : "same" };
  if (doubted && agree(table, doubted)) return { kind: "take" };
  const reason = missing(table, held) ?? greatMove(table, held);
  return reason === undefined ? { kind: "take" } : { kind: "doubt", reason };
}

/** The same rates of the same day, whoever published them: 1.10 is 1.1. */
function agree(one: RatesTable, other: RatesTable): boolean {
  const codes = Object.keys(one.perEuro);
  return (
    one.date === other.date &&
    codes.length === Object.keys(other.perEuro).length &&
    codes.every((code) => {
      const rate = other.perEuro[code];
      return rate !== undefined && new Decimal(rate).eq(rateOf(one, code));
    })
  );
}

function missing(table: RatesTable, held: RatesTable): string | undefined {
  const gone = Object.keys(held.perEuro).filter((it) => !table.perEuro[it]);
  if (gone.length === 0) return undefined;
  return `it lacks ${gone.join(", ")}, which the table of ${held.date} has`;
}

/** The two that moved furthest apart, the euro among them, if that is far. */
function greatMove(table: RatesTable, held: RatesTable): string | undefined {
  const moves = Object.keys(held.perEuro)
    .filter((code) => table.perEuro[code])
    .map((code) => {
      const factor = rateOf(table, code).dividedBy(rateOf(held, code));
      return { code, factor };
    });
  moves.push({ code: "EUR", factor: new Decimal(1) });
  const [least, most] = [moves.reduce(lesser), moves.reduce(greater)];
  if (most.factor.lte(least.factor.times(MOST_MOVE))) return undefined;
  const move = most.factor.dividedBy(least.factor).minus(1).times(100);
  return `${least.code}/${most.code} moved by ${move.toFixed(0)} % since ${held.date}`;
}

interface Move {
  readonly code: string;
  readonly factor: Decimal;
}

function lesser(one: Move, other: Move): Move {
  return other.factor.lt(one.factor) ? other : one;
}

function greater(one: Move, other: Move): Move {
  return other.factor.gt(one.factor) ? other : one;
}

function rateOf({ perEuro }: RatesTable, code: string): Decimal {
  return new Decimal(perEuro[code] ?? 1);
}
