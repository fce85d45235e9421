import {
  InvalidFieldsError,
  type FieldViolation,
} from "../../src/base/errors.ts";
import { calculate } from "../../src/finance/calculate.ts";
import { contextAt } from "../../src/finance/context.ts";
import type { WireResult, WireRow } from "../../src/finance/format_outputs.ts";
import type { RawValues } from "../../src/finance/parse_values.ts";
import type { Calculator } from "../../src/finance/types.ts";

/** A Monday at noon in India, in tax year 2026-27, with the seed's rates. */
export const MONDAY = contextAt(Date.parse("2026-11-23T06:30:00Z"));

/** What a calculator answers on {@linkcode MONDAY}. */
export function ask(calculator: Calculator, raw: RawValues): WireResult {
  return calculate(calculator, raw, MONDAY);
}

/** The violations of a request as `field: code`; none when it is accepted. */
export function refusals(calculator: Calculator, raw: RawValues): string[] {
  return violations(calculator, raw).map((it) => `${it.field}: ${it.code}`);
}

/** What is wrong with a request; nothing when it is accepted. */
export function violations(
  calculator: Calculator,
  raw: RawValues,
): readonly FieldViolation[] {
  try {
    calculate(calculator, raw, MONDAY);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidFieldsError)) throw error;
    return error.violations;
  }
}

/** The rows of a table of a result. */
export function rowsOf(result: WireResult, table: string): readonly WireRow[] {
  const rows = result[table];
  if (typeof rows !== "object") throw new TypeError(`No table "${table}"`);
  return rows;
}

/** An amount of rupees as whole paise: `8678.23` is 867823n. */
export function paise(amount: unknown): bigint {
  const [, rupees, fraction] = /^([0-9]+)\.([0-9]{2})$/.exec(`${amount}`) ?? [];
  if (!rupees || !fraction) throw new TypeError(`Not an amount: ${amount}`);
  return BigInt(rupees + fraction);
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function seededPrng(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
