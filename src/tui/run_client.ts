import { openClientLog } from "../wire/client_log.ts";
import { calculatorEffects } from "./calculator_effects.ts";
import { whyNoConsole, type ClientOptions } from "./console_options.ts";
import { initialState, reduce, routeTo } from "./reduce.ts";
import { show } from "./show.tsx";
import { createStore } from "./store.ts";

const NO_TERMINAL = 2;

/**
 * Shows only the calculator, against one instance's port: no account is
 * needed, everything comes from the port's own catalogue.
 *
 * @returns the exit code, as `runConsole` does.
 */
export async function runClient(options: ClientOptions): Promise<number> {
  const { target: address, stateDirectory, stderr } = options;
  const reason = whyNoConsole(options, '"tellerline call"');
  if (reason !== undefined) {
    stderr.write(`${reason}\n`);
    return NO_TERMINAL;
  }
  const end = new AbortController();
  const { signal } = end;
  const store = createStore({
    initial: initialState(routeTo("services", { address })),
    reduce,
    minGapMs: 0,
    signal,
  });
  const host = address.slice(0, address.lastIndexOf(":"));
  const clientLog = openClientLog(stateDirectory);
  const calculator = calculatorEffects({ store, signal, clientLog, host });
  calculator.refresh(address);
  const effects = { portal: undefined, calculator };
  try {
    return await show(options, { store, effects, embedded: false, signal });
  } finally {
    end.abort();
  }
}
