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
  const { target: address, stderr } = options;
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
  async function begin() {
    const { beginClient } = await import("./begin_client.ts");
    return await beginClient(options, { store, signal });
  }
  try {
    return await show(options, { store, begin, signal });
  } finally {
    end.abort();
  }
}
