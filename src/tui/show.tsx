import { every } from "../base/every.ts";
import type { Action } from "./actions.ts";
import { App } from "./app.tsx";
import type { BaseOptions } from "./console_options.ts";
import { createController } from "./controller.ts";
import type { Effects } from "./effects.ts";
import type { Store } from "./store.ts";
import { openTerminal, type TerminalApp } from "./terminal.ts";
import { makeTheme } from "./theme.ts";
import type { State } from "./types.ts";

/** What is shown, and what keys can do. */
export interface ShowOptions {
  readonly store: Store<State, Action>;
  readonly effects: Pick<Effects, "portal" | "calculator">;
  readonly embedded: boolean;
  /** Aborts when the console ends. */
  readonly signal: AbortSignal;
}

const TICK_MS = 1_000;

/** Shows a console until it ends; resolves with the exit code. */
export async function show(
  options: BaseOptions,
  { store, effects, embedded, signal }: ShowOptions,
): Promise<number> {
  const { noColor = false, ascii = false } = options;
  const theme = makeTheme({ noColor, ascii });
  const life = {
    redraw() {
      terminal.clear();
      store.dispatch({ kind: "redraw" }, { urgent: true });
    },
    quit: () => terminal.end(0),
  };
  const handle = createController({
    store,
    embedded,
    effects: { ...effects, ...life },
  });
  const { stdout } = options;
  const resize = () => {
    const size = { width: stdout.columns || 80, height: stdout.rows || 24 };
    store.dispatch({ kind: "resize", size }, { urgent: true });
  };
  resize();
  stdout.on("resize", resize);
  signal.addEventListener("abort", () => stdout.off("resize", resize));
  const tick = () => store.dispatch({ kind: "tick", nowMs: Date.now() });
  every(TICK_MS, tick, { signal });
  const terminal: TerminalApp = openTerminal(
    <App store={store} theme={theme} onPress={handle} />,
    options,
  );
  return await terminal.ended;
}
