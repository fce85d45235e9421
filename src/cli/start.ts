import type { ConsoleTarget } from "../tui/console_options.ts";
import type { TlsTrust } from "../wire/open_channel.ts";
import type { Choices } from "../tui/settings/choices.ts";
import { ScalerHere } from "./_scaler_here.ts";
import type { LocalScaler } from "./local_scaler.ts";
import { startArguments } from "./_start_arguments.ts";
import type { CommandIo } from "./types.ts";

/** What the console shows, and how. */
export interface ConsolePlan {
  readonly choices: Choices;
  /** `host:port` of another scaler's portal to begin with, if one is wanted. */
  readonly attach: string | undefined;
  /** How ports of instances are called, where the scaler does not tell. */
  readonly tls: TlsTrust | undefined;
  /** Finds or starts the own scaler, once the first frame is on the screen. */
  readonly open: () => Promise<ConsoleTarget>;
}

/** What the command is given by the program. */
export interface StartPowers {
  /** The scaler that holds the state directory, if one does. */
  readonly findScaler: () => Promise<LocalScaler | undefined>;
  /** Starts one in the background, with these flags of `scaler`. */
  readonly startScaler: (
    flags: readonly string[],
    signal: AbortSignal,
  ) => Promise<LocalScaler>;
  /** Shows the console until the person quits; gives the exit code. */
  readonly runConsole: (plan: ConsolePlan) => Promise<number>;
}

/**
 * `start`: the console, on the scaler that runs or with one that it starts. A
 * scaler is a process of its own all along: what it serves does not depend on
 * the console, a crash of it or a closed terminal, and clients never wait for a
 * frame to be drawn.
 */
export async function start(
  args: readonly string[],
  io: CommandIo,
  { startScaler, findScaler, runConsole }: StartPowers,
): Promise<number> {
  try {
    const { attach, scalerFlags, choices, tls } = startArguments(args);
    const here = new ScalerHere({
      find: findScaler,
      start: (signal) => startScaler(scalerFlags, signal),
    });
    try {
      const open = () => here.open();
      return await runConsole({ choices, attach, tls, open });
    } finally {
      await here.leave(io);
    }
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
