import type { TlsTrust } from "../wire/open_channel.ts";
import type { Choices } from "../tui/settings/choices.ts";
import { CONSOLE_FLAGS, consoleFlags } from "./_console_flags.ts";
import { TLS_FLAGS, tlsTrust } from "./_tls_flags.ts";
import { parseArguments, UsageError, type Flag } from "./arguments.ts";
import { parseTarget } from "./target.ts";
import type { CommandIo } from "./types.ts";

/** What client mode shows, and how. */
export interface ClientPlan {
  /** `host:port` of the instance. */
  readonly target: string;
  readonly choices: Choices;
  /** With it, the port is called by TLS. */
  readonly tls: TlsTrust | undefined;
}

/** What the command is given by the program. */
export interface ClientPowers {
  /** Shows the calculator pane until the person quits; gives the exit code. */
  readonly runClient: (plan: ClientPlan) => Promise<number>;
}

/** The flags of `client`. */
export const CLIENT_FLAGS: readonly Flag[] = [...TLS_FLAGS, ...CONSOLE_FLAGS];

/** `client <port>`: the calculator pane against an instance; no account. */
export async function client(
  args: readonly string[],
  io: CommandIo,
  { runClient }: ClientPowers,
): Promise<number> {
  try {
    const parsed = parseArguments(args, CLIENT_FLAGS);
    const [where, ...rest] = parsed.positionals;
    if (where === undefined || rest.length > 0) {
      throw new UsageError(
        "Cannot tell what to call: give one port, such as 61000",
      );
    }
    const choices = consoleFlags(parsed);
    const tls = tlsTrust(parsed);
    return await runClient({ target: parseTarget(where), choices, tls });
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
