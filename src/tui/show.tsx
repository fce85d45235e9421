import { App } from "./app.tsx";
import type { BaseOptions } from "./console_options.ts";
import { createController } from "./controller.ts";
import { holdPresses } from "./hold_presses.ts";
import type { Powers } from "./modal_press.ts";
import { openTerminal, type TerminalApp } from "./terminal.ts";
import { makeTheme } from "./theme.ts";
import { watchSize } from "./watch_size.ts";

/** What a console can do once it is connected. */
export interface Began {
  readonly effects: Omit<Powers["effects"], "redraw" | "quit">;
  /** Whether quitting stops the scaler too. */
  readonly embedded: boolean;
  /** Rejects when the console cannot go on. */
  readonly failed?: Promise<never>;
}

/** What is shown, and how it comes to life. */
export interface ShowOptions extends Pick<Powers, "store"> {
  /** Connects; called once the first frame is on the screen. */
  readonly begin: () => Promise<Began>;
  /** Aborts when the console ends. */
  readonly signal: AbortSignal;
}

const HELD = {
  text: "The scaler is not there yet; this is sent as soon as it is",
  tone: "warn",
} as const;

const NOT_YET: Began = {
  effects: {
    portal: undefined,
    calculator: { open() {}, refresh() {}, calculate() {} },
  },
  embedded: false,
};

/**
 * Shows a console until it ends; resolves with the exit code.
 *
 * @throws whatever kept it from beginning or from going on, once the terminal
 *   is given back.
 */
export async function show(
  options: BaseOptions,
  { store, begin, signal }: ShowOptions,
): Promise<number> {
  const { noColor = false, ascii = false, stdout } = options;
  const theme = makeTheme({ noColor, ascii });
  let began = NOT_YET;
  let failure: { readonly error: unknown } | undefined;
  const life = {
    redraw() {
      terminal.clear();
      store.dispatch({ kind: "redraw" }, { urgent: true });
    },
    quit: () => terminal.end(0),
  };
  const handle = createController({
    store,
    get embedded() {
      return began.embedded;
    },
    get effects() {
      return { ...began.effects, ...life };
    },
  });
  const presses = holdPresses(handle, () =>
    store.dispatch({ kind: "notice", notice: HELD }, { urgent: true }),
  );

  async function connect(): Promise<void> {
    await new Promise(setImmediate);
    if (signal.aborted) return;
    began = await begin();
    presses.release();
    await began.failed;
  }

  watchSize(store, { stdout, signal });
  const terminal: TerminalApp = openTerminal(
    <App store={store} theme={theme} onPress={presses.press} />,
    options,
  );
  connect().catch((error: unknown) => {
    failure ??= { error };
    terminal.end(1);
  });
  const code = await terminal.ended;
  if (failure) throw failure.error;
  return code;
}
