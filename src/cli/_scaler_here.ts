import type { ConsoleTarget, Fate } from "../tui/console_options.ts";
import type { LocalScaler } from "./local_scaler.ts";
import type { CommandIo } from "./types.ts";

/** How a scaler of this machine is found, and started where there is none. */
export interface ScalerHereOptions {
  readonly find: () => Promise<LocalScaler | undefined>;
  readonly start: (signal: AbortSignal) => Promise<LocalScaler>;
}

const SERVING_MS = 2_000;

/**
 * The scaler that holds the state directory, looked for once it is wanted, and
 * started in the background when there is none.
 */
export class ScalerHere {
  readonly #options: ScalerHereOptions;
  readonly #starting = new AbortController();
  #found: Promise<LocalScaler> | undefined;
  #fate: Fate | undefined;

  constructor(options: ScalerHereOptions) {
    this.#options = options;
  }

  /** Finds or starts it. */
  async open(): Promise<ConsoleTarget> {
    this.#found ??= this.#find();
    // What failed once may do another time.
    this.#found.catch(() => (this.#found = undefined));
    const { portal, log, background, isRunning } = await this.#found;
    if (!background) return { portal };
    const leave = (fate: Fate) => void (this.#fate = fate);
    return { portal, background: { log, isRunning, leave } };
  }

  /**
   * Leaves it as was decided. Where nothing was, as when a signal or an error
   * ended the console, it goes on as long as there is something to serve.
   */
  async leave({ write, signal }: Pick<CommandIo, "write" | "signal">) {
    this.#starting.abort();
    const scaler = await this.#found?.catch(() => undefined);
    if (!scaler?.background || !scaler.isRunning()) return;
    const { portal, log } = scaler;
    const fate = this.#fate ?? (await fateOf(portal));
    if (fate === "keep") {
      write(`The scaler serves on in the background: portal ${portal}\n`);
      write(`Its log is ${log}\n`);
      write('"tellerline start" comes back to it and can stop it\n');
      return;
    }
    write("Stopping the scaler: finishing what is in flight\n");
    // The signal that ended the console must not end this, too.
    const { signal: never } = new AbortController();
    const isOver = await scaler.stop(signal.aborted ? never : signal);
    if (!isOver) write("It goes on finishing in the background\n");
  }

  async #find(): Promise<LocalScaler> {
    const { find, start } = this.#options;
    return (await find()) ?? (await start(this.#starting.signal));
  }
}

/** What is in doubt goes on. */
async function fateOf(portal: string): Promise<Fate> {
  const { PortalClient } = await import("../wire/portal_client.ts");
  using client = new PortalClient(portal);
  try {
    const { serving } = await client.getScaler({ deadlineMs: SERVING_MS });
    return serving ? "keep" : "stop";
  } catch {
    return "keep";
  }
}
