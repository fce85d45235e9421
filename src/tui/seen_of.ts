import { topRoute } from "./reduce.ts";
import type { Seen } from "./screen.ts";
import type { State } from "./types.ts";

/** What the rows of the screen that is shown are made from. */
export function seenOf(state: State): Seen {
  const { data, remembered } = state;
  return { data, route: topRoute(state), sorts: remembered.sorts };
}
