import { act, say, type Powers } from "./powers.ts";
import { REFRESH_MS } from "./settings/settings.ts";

/** What the keys go through, ms. */
export const REFRESH_STEPS: readonly number[] = [
  500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000,
];

/** The next step from a rate between frames of live data, which may be none. */
export function refreshAfter(refreshMs: number, by: 1 | -1): number {
  const next =
    by > 0
      ? REFRESH_STEPS.find((step) => step > refreshMs)
      : REFRESH_STEPS.findLast((step) => step < refreshMs);
  return next ?? refreshMs;
}

/** Draws live data more or less often, a step at a time. */
export function changeRefresh(powers: Powers, by: 1 | -1): void {
  const { refreshMs } = powers.store.current().settings;
  setRefresh(powers, refreshAfter(refreshMs, by));
}

/** Draws live data once each so many milliseconds, and says so. */
export function setRefresh(powers: Powers, refreshMs: number): void {
  act(powers, { kind: "settings", settings: { refreshMs } });
  say(powers, `Live data ${everyText(refreshMs)}`);
}

/** How often, in words: `every 0.5 s`. */
export function everyText(refreshMs: number): string {
  return `every ${refreshMs / 1_000} s`;
}

/**
 * Reads what a person types: `2`, `1.5s`, `500 ms`, `1m`; `undefined` when it
 * is no time or out of bounds.
 */
export function parseRefresh(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, digits, unit = "s"] = match;
  const ms = Math.round(Number(digits) * (FACTORS[unit] ?? 1));
  return ms < REFRESH_MS.least || ms > REFRESH_MS.most ? undefined : ms;
}

const FACTORS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
};
