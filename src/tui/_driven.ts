import { createController } from "./controller.ts";
import type { Effects } from "./effects.ts";
import { pressOf } from "./_press_of.ts";
import { effectsTelling } from "./_no_effects.ts";
import { pasteOf } from "./keys.ts";
import { reduce } from "./reduce.ts";
import { createStore } from "./store.ts";
import type { State } from "./types.ts";

/** A console without a terminal, whose keys a test presses. */
export interface Driven {
  readonly press: (...names: readonly string[]) => void;
  /** Presses each character of a text. */
  readonly type: (text: string) => void;
  readonly paste: (text: string) => void;
  readonly state: () => State;
  /** What was done to the world, in its order. */
  readonly done: readonly string[];
}

/** Makes a console that is in a state; `effects` stand for the world. */
export function drive(initial: State, effects: Partial<Effects> = {}): Driven {
  const { signal } = new AbortController();
  const store = createStore({ initial, reduce, minGapMs: 0, signal });
  const done: string[] = [];
  const handle = createController({
    store,
    background: undefined,
    effects: { ...effectsTelling((name) => done.push(name)), ...effects },
  });
  return {
    press: (...names) => names.forEach((name) => handle(pressOf(name))),
    type: (text) => [...text].forEach((it) => handle(pressOf(it))),
    paste: (text) => handle(pasteOf(text)),
    state: store.current,
    done,
  };
}
