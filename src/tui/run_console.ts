import { openClientLog } from "../wire/client_log.ts";
import { PortalClient } from "../wire/portal_client.ts";
import { calculatorEffects } from "./calculator_effects.ts";
import { whyNoConsole, type ConsoleOptions } from "./console_options.ts";
import { portalEffects } from "./effects.ts";
import { Feeds } from "./feeds.ts";
import { initialState, reduce, topRoute } from "./reduce.ts";
import { showWelcome } from "./session_effects.ts";
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
 */
export async function runConsole(options: ConsoleOptions): Promise<number> {
  const { portal: address, embedded, stateDirectory, stderr } = options;
  const instead = '"tellerline portal" and "tellerline call"';
  const reason = whyNoConsole(options, instead);
  if (reason !== undefined) {
    stderr.write(`${reason}\n`);
    return NO_TERMINAL;
  }
  const end = new AbortController();
  const { signal } = end;
  using portal = new PortalClient(address);
  const store = createStore({
    initial: initialState(welcomeRoute()),
    reduce,
    minGapMs: options.refreshMs ?? REFRESH_MS,
    signal,
  });
  using feeds = new Feeds({
    portal,
    address,
    store,
    signal,
    onLoggedOut: () => showWelcome({ store, feeds }, LOGGED_OUT),
  });
  // The log and the history of an instance flow while its screen is shown.
  store.subscribe(() => {
    const { screen, instanceId } = topRoute(store.current());
    feeds.lookAt(screen === "instance" ? instanceId : "");
  });
  const host = address.slice(0, address.lastIndexOf(":"));
  const clientLog = openClientLog(stateDirectory);
  const effects = {
    portal: portalEffects({ portal, address, store, feeds, signal }),
    calculator: calculatorEffects({ store, signal, clientLog, host }),
  };
  try {
    return await show(options, { store, effects, embedded, signal });
  } finally {
    end.abort();
  }
}

const LOGGED_OUT = "The session is over: log in again";
