import type { Choices } from "../tui/settings/choices.ts";
import { CONSOLE_FLAGS, consoleFlags } from "./_console_flags.ts";
import { parseArguments, UsageError } from "./arguments.ts";
import { parseTarget } from "./target.ts";
import type { CommandIo } from "./types.ts";

/** What client mode shows, and how. */
export interface ClientPlan {
  /** `host:port` of the instance. */
  readonly target: string;
  readonly choices: Choices;
}

/** What the command is given by the program. */
export interface ClientPowers {
  /** Shows the calculator pane until the person quits; gives the exit code. */
  readonly runClient: (plan: ClientPlan) => Promise<number>;
}

/** `client <port>`: the calculator pane against an instance; no account. */
export async function client(
  args: readonly string[],
  io: CommandIo,
  { runClient }: ClientPowers,
): Promise<number> {
  try {
    const parsed = parseArguments(args, CONSOLE_FLAGS);
    const [where, ...rest] = parsed.positionals;
    if (where === undefined || rest.length > 0) {
      throw new UsageError(
        "Cannot tell what to call: give one port, such as 61000",
      );
    }
    const choices = consoleFlags(parsed);
    return await runClient({ target: parseTarget(where), choices });
  } catch (error) {
    // It brings gRPC along, which would be in the first frame's way.
    const { reportError } = await import("./report_error.ts");
    return reportError(error, io, {
      target: "the instance",
      whenUnreachable: "is its port right?",
      help: "help client",
    });
  }
}
