import { App } from "./app.tsx";
import { consoleKeys, type Began } from "./console_keys.ts";
import type { BaseOptions } from "./console_options.ts";
import { createHits } from "./hits.ts";
import { openTerminal, type TerminalApp } from "./terminal.ts";
import { watchSettings } from "./watch_settings.ts";
import { watchSize } from "./watch_size.ts";
import type { World } from "./world.ts";

/** What is shown, and how it comes to life. */
export interface ShowOptions extends World {
  /** Connects; called once the first frame is on the screen. */
  readonly begin: () => Promise<Began>;
}

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
  const { noColor = false, ascii = false, colorDepth = 24, stdout } = options;
  const look = { noColor, ascii, colorDepth };
  const hits = createHits();
  const keys = consoleKeys({
    store,
    hits,
    terminal: () => terminal,
    write: (text) => void stdout.write(text),
    tmux: options.tmux,
  });
  let failure: { readonly error: unknown } | undefined;

  async function connect(): Promise<void> {
    await new Promise(setImmediate);
    if (signal.aborted) return;
    keys.begin(await begin());
  }

  watchSize(store, { stdout, signal });
  const terminal: TerminalApp = openTerminal(
    <App store={store} look={look} hits={hits} onPress={keys.press} />,
    options,
    { onReport: keys.hear },
  );
  watchSettings(store, terminal);
  connect().catch((error: unknown) => {
    failure ??= { error };
    terminal.end(1);
  });
  const code = await terminal.ended;
  if (failure) throw failure.error;
  return code;
}
