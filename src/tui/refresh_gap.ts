import type { State } from "./types.ts";

/** Nobody looks: a frame now and then keeps it fresh for who comes back. */
const UNFOCUSED_MS = 5_000;

/** Least time between two frames of live data, ms. */
export function refreshGap({ settings, focused }: State): number {
  const { refreshMs } = settings;
  return focused ? refreshMs : Math.max(UNFOCUSED_MS, refreshMs);
}
