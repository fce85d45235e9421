import { routeTo } from "./reduce.ts";
import { samplePicks } from "./_sample_picks.ts";
import { sampleWhatIf } from "./_sample_what_if.ts";
import type { Data, Route } from "./types.ts";

/** The way to a screen that has asked the scaler something of its own. */
export function sampleAsked(
  screen: "picks" | "what_if",
  data: Data,
  options: { readonly instanceId: string; readonly text: string },
): Route {
  if (screen === "what_if") return sampleWhatIf(data, options);
  const { instanceId, text } = options;
  return routeTo(screen, { instanceId, picks: samplePicks(text) });
}
