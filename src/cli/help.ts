import { CALL_USAGE } from "./_call_request.ts";
import { UsageError } from "./arguments.ts";
import { BALANCE_USAGE } from "./balance.ts";
import { flagHelp } from "./flag_help.ts";
import { didYouMean } from "./near_match.ts";
import { portal } from "./portal.ts";
import { EXIT, reportError } from "./report_error.ts";
import { SCALER_FLAGS } from "./scaler_config.ts";
import type { CommandIo } from "./types.ts";

const OVERVIEW = `tellerline deploys gRPC services, balances them per request and scales them with the load.

Usage: tellerline <command> …

  start              the console, with a scaler of its own unless one runs already
  scaler             the scaler alone, without a screen
  client <port>      the calculators behind an instance's port, full-screen
  call <port> …      one request to an instance's port
  portal <verb> …    every action of a tenant: sign up, deploy, scale, watch …
  balance …          the balancer alone, in front of fixed gRPC backends
  image              builds the end-server image
  help [<command>]   this text, or how a command is used

  --state DIR        where accounts, instances, sessions and logs are kept
  --portal HOST:PORT where the scaler's portal is (127.0.0.1:7400)

Out of a checkout, \`bun run <command>\` is the same as \`tellerline <command>\`.
`;

const START_USAGE = `Usage: tellerline start [flags]

The console. It uses the scaler that holds the state directory, or the one given
with --scaler; where there is none it starts one, which ends with the console.

  --scaler HOST:PORT  attach to the scaler whose portal this is
`;

const SCALER_USAGE = `Usage: tellerline scaler [flags]

The scaler without a screen. SIGTERM drains and ends it; SIGHUP reads the
configuration again.

`;

const USAGES: Readonly<Record<string, string>> = {
  start: START_USAGE + flagHelp(SCALER_FLAGS),
  scaler: SCALER_USAGE + flagHelp(SCALER_FLAGS),
  client: `Usage: tellerline client <port | host:port>

The calculators behind an instance's port, full-screen; needs no account.
`,
  call: CALL_USAGE,
  balance: BALANCE_USAGE,
  image: `Usage: tellerline image

Builds the image end servers run from, for the Docker engine that answers.
`,
};

/** `tellerline help`: what there is, or how one command is used. */
export async function help(
  args: readonly string[],
  io: CommandIo,
): Promise<number> {
  const [name] = args;
  if (name === "portal") return await portal(["--help"], io);
  const usage = name === undefined ? OVERVIEW : USAGES[name];
  if (usage === undefined) {
    return reportError(unknownCommand(name ?? ""), io, REPORT);
  }
  io.write(usage);
  return EXIT.ok;
}

const REPORT = { target: "", whenUnreachable: "", help: "help" };

/** The error for a command there is not. */
export function unknownCommand(name: string): UsageError {
  const names = [...Object.keys(USAGES), "portal", "help"];
  return new UsageError(
    `Cannot ${name}: there is no such command${didYouMean(name, names)}`,
  );
}
