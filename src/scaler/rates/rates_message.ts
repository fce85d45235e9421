import { contextAt } from "../../finance/mod.ts";
import { ageInDays } from "../../finance/rates/table_age.ts";
import { isStale } from "../../finance/rates/target_days.ts";
import type { Rates } from "../../wire/messages.ts";
import type { RatesStatus } from "./types.ts";

/** How it stands with the exchange rates, as tenants are told. */
export function ratesMessage(status: RatesStatus, nowMs: number): Rates {
  const { table, state, lastError, lastAttemptMs, nextAttemptMs } = status;
  return {
    date: table.date,
    source: table.source,
    ageDays: ageInDays(contextAt(nowMs, table)),
    stale: isStale(table.date, nowMs),
    state,
    lastError,
    fetchedAtMs: table.fetchedAtMs ?? 0,
    lastAttemptAtMs: lastAttemptMs ?? 0,
    nextAttemptAtMs: nextAttemptMs ?? 0,
  };
}
