import { createController } from "./controller.ts";
import { NO_EFFECTS } from "./_no_effects.ts";
import { pressOf } from "./_press_of.ts";
import { reduce } from "./reduce.ts";
import { createStore } from "./store.ts";
import type { State } from "./types.ts";

/** Keys that lead on and on: through the fields, and the steps of a form. */
const REPEATED: Readonly<Record<string, number>> = {
  ...{ tab: 12, enter: 5 },
  right: 2,
};

/** The states after pressing a key once, twice, … where that leads on. */
export function statesAfter(initial: State, key: string): State[] {
  const { signal } = new AbortController();
  const store = createStore({ initial, reduce, minGapMs: 0, signal });
  const press = createController({
    store,
    background: BACKGROUND,
    effects: NO_EFFECTS,
  });
  return Array.from({ length: REPEATED[key] ?? 1 }, () => {
    press(pressOf(key));
    return store.current();
  });
}

const BACKGROUND = {
  log: "/var/tellerline/logs/scaler.jsonl",
  isRunning: () => true,
  leave() {},
};
