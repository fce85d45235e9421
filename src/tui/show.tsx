import { App } from "./app.tsx";
import type { BaseOptions } from "./console_options.ts";
import { createController } from "./controller.ts";
import type { Powers } from "./modal_press.ts";
import { openTerminal, type TerminalApp } from "./terminal.ts";
import { makeTheme } from "./theme.ts";
import { watchSize } from "./watch_size.ts";

/** What is shown, and what keys can do. */
export interface ShowOptions extends Pick<Powers, "store"> {
  readonly effects: Omit<Powers["effects"], "redraw" | "quit">;
  readonly embedded: boolean;
  /** Aborts when the console ends. */
  readonly signal: AbortSignal;
}

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
  watchSize(store, { stdout: options.stdout, signal });
  const terminal: TerminalApp = openTerminal(
    <App store={store} theme={theme} onPress={handle} />,
    options,
  );
  return await terminal.ended;
}
