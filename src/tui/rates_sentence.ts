import type { RatesOutput } from "../wire/messages.ts";

/** Which exchange rates a scaler's end servers answer with, for people. */
export function ratesSentence(rates: RatesOutput): string {
  const { date, source, ageDays, stale } = rates;
  const age = `${ageDays} ${ageDays === 1 ? "day" : "days"} old`;
  return `of ${date}, ${age}${stale ? ", out of date" : ""}. Source: ${source}`;
}
