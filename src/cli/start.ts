import type { ConsoleTarget } from "../tui/console_options.ts";
import type { Choices } from "../tui/settings/choices.ts";
import { LateScaler } from "./_late_scaler.ts";
import { startArguments } from "./_start_arguments.ts";
import type { ScalerPowers } from "./scaler.ts";
import type { CommandIo } from "./types.ts";

/** What the console shows, and how. */
export interface ConsolePlan {
  readonly choices: Choices;
  /** Finds or starts the scaler, once the first frame is on the screen. */
  readonly open: () => Promise<ConsoleTarget>;
}

/** What the command is given by the program. */
export interface StartPowers extends Pick<ScalerPowers, "startScaler"> {
  /** The portal of a scaler that already holds the state directory. */
  readonly findScaler: () => Promise<string | undefined>;
  /** Shows the console until the person quits; gives the exit code. */
  readonly runConsole: (plan: ConsolePlan) => Promise<number>;
}

/** `start`: the console, on a running scaler or with one of its own. */
export async function start(
  args: readonly string[],
  io: CommandIo,
  { startScaler, findScaler, runConsole }: StartPowers,
): Promise<number> {
  try {
    const { attach, config, choices } = startArguments(args);
    await using own = new LateScaler(() => startScaler(config));
    const code = await runConsole({
      choices,
      async open() {
        const known = attach ?? (await findScaler());
        if (known !== undefined) return { portal: known, embedded: false };
        const { portal, failed } = await own.start();
        return { portal, failed, embedded: true };
      },
    });
    if (own.isStarted)
      io.write("Stopping the scaler: finishing what is in flight\n");
    return code;
  } catch (error) {
    // It brings gRPC along, which would be in the first frame's way.
    const { EXIT, reportError } = await import("./report_error.ts");
    if (io.signal.aborted) return EXIT.interrupted;
    return reportError(error, io, {
      target: io.portal,
      whenUnreachable: "is the scaler started?",
      help: "help start",
    });
  }
}
