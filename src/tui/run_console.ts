import { whyNoConsole, type ConsoleOptions } from "./console_options.ts";
import { initialState, reduce } from "./reduce.ts";
import { show } from "./show.tsx";
import { createStore } from "./store.ts";
import { welcomeRoute } from "./welcome_form.ts";

const REFRESH_MS = 1_000;
const NO_TERMINAL = 2;

/**
 * Shows the console of a scaler's tenants until the person quits, a signal
 * ends it, or an error does; in every case the terminal is given back first.
 *
 * @returns the exit code: 0, 128 + the signal's number, 1 after an error (told
 *   on `stderr`), 2 where there is no terminal to show it in.
 * @throws whatever `open` or the scaler's `failed` rejects with.
 */
export async function runConsole(options: ConsoleOptions): Promise<number> {
  const instead = '"tellerline portal" and "tellerline call"';
  const reason = whyNoConsole(options, instead);
  if (reason !== undefined) {
    options.stderr.write(`${reason}\n`);
    return NO_TERMINAL;
  }
  const end = new AbortController();
  const { signal } = end;
  const store = createStore({
    initial: initialState(welcomeRoute()),
    reduce,
    minGapMs: options.choices?.refreshMs ?? REFRESH_MS,
    signal,
  });
  async function begin() {
    const { beginConsole } = await import("./begin_console.ts");
    return await beginConsole(options, { store, signal });
  }
  try {
    return await show(options, { store, begin, signal });
  } finally {
    end.abort();
  }
}
