import type { Action } from "./actions.ts";
import { looksSame } from "./looks_same.ts";
import { reduce } from "./reduce.ts";
import { refreshGap } from "./refresh_gap.ts";
import { createStore, type Store } from "./store.ts";
import type { State } from "./types.ts";

/** The store of a console: drawn as often as wanted, and only what is seen. */
export function openStore(
  initial: State,
  { signal }: { readonly signal: AbortSignal },
): Store<State, Action> {
  const minGapMs = refreshGap;
  return createStore({ initial, reduce, minGapMs, looksSame, signal });
}
