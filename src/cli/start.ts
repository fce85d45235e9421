import { parseArguments, type Flag } from "./arguments.ts";
import { readConfigFile } from "./_config_file.ts";
import { textOf } from "./flag_values.ts";
import { EXIT, reportError } from "./report_error.ts";
import type { ScalerPowers } from "./scaler.ts";
import { SCALER_FLAGS, scalerConfig } from "./scaler_config.ts";
import { parseTarget } from "./target.ts";
import type { CommandIo } from "./types.ts";

/** Which scaler the console works with. */
export interface ConsoleTarget {
  /** `host:port` of the portal. */
  readonly portal: string;
  /** Whether that scaler ends with the console. */
  readonly embedded: boolean;
}

/** What the command is given by the program. */
export interface StartPowers extends Pick<ScalerPowers, "startScaler"> {
  /** The portal of a scaler that already holds the state directory. */
  readonly findScaler: () => string | undefined;
  /** Shows the console until the person quits; gives the exit code. */
  readonly runConsole: (target: ConsoleTarget) => Promise<number>;
}

const FLAGS: readonly Flag[] = [
  {
    name: "scaler",
    value: "HOST:PORT",
    help: "attach to the scaler whose portal this is",
  },
  ...SCALER_FLAGS,
];

/** `start`: the console, on a running scaler or with one of its own. */
export async function start(
  args: readonly string[],
  io: CommandIo,
  { startScaler, findScaler, runConsole }: StartPowers,
): Promise<number> {
  try {
    const parsed = parseArguments(args, FLAGS);
    const given = textOf(parsed, "scaler");
    const config = scalerConfig(
      parsed,
      readConfigFile(textOf(parsed, "config")),
    );
    const portal = given === undefined ? findScaler() : parseTarget(given);
    if (portal !== undefined)
      return await runConsole({ portal, embedded: false });
    io.write("Starting a scaler\n");
    await using own = await startScaler(config);
    const target = { portal: own.portal, embedded: true };
    const code = await Promise.race([runConsole(target), own.failed]);
    io.write("Stopping the scaler: finishing what is in flight\n");
    return code;
  } catch (error) {
    if (io.signal.aborted) return EXIT.interrupted;
    return reportError(error, io, {
      target: io.portal,
      whenUnreachable: "is the scaler started?",
      help: "help start",
    });
  }
}
