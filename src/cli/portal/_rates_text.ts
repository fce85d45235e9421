import type { RatesOutput } from "../../wire/messages.ts";
import { ratesSentence } from "../../tui/rates_sentence.ts";

/** How it stands with the exchange rates, as lines of a label and a text. */
export function ratesPairs(rates: RatesOutput): [string, string][] {
  const { lastError, nextAttemptAtMs } = rates;
  const pairs: [string, string][] = [
    ["Exchange rates", ratesSentence(rates)],
    ["Rates fetched", fetched(rates)],
  ];
  if (lastError !== "") pairs.push(["Rates error", lastError]);
  if (nextAttemptAtMs > 0) pairs.push(["Rates next", moment(nextAttemptAtMs)]);
  return pairs;
}

function fetched({ fetchedAtMs, state }: RatesOutput): string {
  const off = state === "off" ? "; fetching is turned off" : "";
  if (fetchedAtMs > 0) return `${moment(fetchedAtMs)}${off}`;
  return `not yet: these came with the program${off}`;
}

function moment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
