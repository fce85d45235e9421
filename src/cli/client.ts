import { parseArguments, UsageError } from "./arguments.ts";
import { reportError } from "./report_error.ts";
import { parseTarget } from "./target.ts";
import type { CommandIo } from "./types.ts";

/** What the command is given by the program. */
export interface ClientPowers {
  /** Shows the calculator pane until the person quits; gives the exit code. */
  readonly runClient: (target: string) => Promise<number>;
}

/** `client <port>`: the calculator pane against an instance; no account. */
export async function client(
  args: readonly string[],
  io: CommandIo,
  { runClient }: ClientPowers,
): Promise<number> {
  try {
    const { positionals } = parseArguments(args, []);
    const [where, ...rest] = positionals;
    if (where === undefined || rest.length > 0) {
      throw new UsageError(
        "Cannot tell what to call: give one port, such as 61000",
      );
    }
    return await runClient(parseTarget(where));
  } catch (error) {
    return reportError(error, io, {
      target: "the instance",
      whenUnreachable: "is its port right?",
      help: "help client",
    });
  }
}
