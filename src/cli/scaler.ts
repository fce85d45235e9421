import { parseArguments } from "./arguments.ts";
import { readConfigFile } from "./_config_file.ts";
import { isOn, textOf } from "./flag_values.ts";
import { EXIT, reportError } from "./report_error.ts";
import {
  SCALER_FLAGS,
  scalerConfig,
  type ScalerConfig,
} from "./scaler_config.ts";
import type { CommandIo } from "./types.ts";

/** A scaler at work, as a command sees it. */
export interface StartedScaler extends AsyncDisposable {
  /** `host:port` of its portal. */
  readonly portal: string;
  /** Which runtime it uses and why. */
  readonly runtime: string;
  /** Takes on what can change while it runs. */
  reconfigure(config: ScalerConfig): void;
  /** Rejects when a part of it dies that it cannot do without. */
  readonly failed: Promise<never>;
}

/** Where a scaler runs. */
export interface ScalerPlace {
  /** A console started it, and may end without it. */
  readonly background: boolean;
}

/** What the command is given by the program. */
export interface ScalerPowers {
  readonly startScaler: (
    config: ScalerConfig,
    place: ScalerPlace,
  ) => Promise<StartedScaler>;
  /** Calls back whenever the configuration is to be read again (SIGHUP). */
  readonly onReload: (reload: () => void) => void;
}

const USAGE = "help scaler";

/** The flag that `start` adds when it runs this command. */
const BACKGROUND = {
  name: "background",
  help: "as start runs it: log to files alone, and let a console end it",
} as const;

/** The flags of `scaler`: its own, and those that `start` passes on. */
export const SCALER_COMMAND_FLAGS = [...SCALER_FLAGS, BACKGROUND];

/** `scaler`: the scaler alone, until it is told to end. */
export async function scaler(
  args: readonly string[],
  io: CommandIo,
  { startScaler, onReload }: ScalerPowers,
): Promise<number> {
  const told = {
    target: io.portal,
    whenUnreachable: "is it started?",
    help: USAGE,
  };
  try {
    const parsed = parseArguments(args, SCALER_COMMAND_FLAGS);
    const read = () =>
      scalerConfig(parsed, readConfigFile(textOf(parsed, "config")));
    const background = isOn(parsed, BACKGROUND.name);
    await using running = await startScaler(read(), { background });
    io.write(`Scaler ready: portal ${running.portal}, ${running.runtime}\n`);
    onReload(() => reload(running, { read, io }));
    await Promise.race([running.failed, aborted(io.signal)]);
    io.write("Draining: no new requests, finishing what is in flight\n");
    return EXIT.ok;
  } catch (error) {
    return reportError(error, io, told);
  }
}

interface Reload {
  readonly read: () => ScalerConfig;
  readonly io: CommandIo;
}

/** A configuration that cannot be used leaves the old one in force. */
function reload(running: StartedScaler, { read, io }: Reload): void {
  try {
    running.reconfigure(read());
    io.write("Configuration read again\n");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    io.writeError(`${why}; the old configuration stays in force\n`);
  }
}

/** Resolves once the signal aborts. */
function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}
