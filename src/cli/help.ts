import { USAGES } from "./_usages.ts";
import { UsageError } from "./arguments.ts";
import { didYouMean } from "./near_match.ts";
import { portal } from "./portal.ts";
import { EXIT, reportError } from "./report_error.ts";
import type { CommandIo } from "./types.ts";

const OVERVIEW = `tellerline deploys gRPC services, balances them per request and scales them with the load.

Usage: tellerline <command> …

  start              the console; starts a scaler in the background where none runs
  scaler             the scaler alone, without a screen
  client <port>      the calculators behind an instance's port, full-screen
  call <port> …      one request to an instance's port
  portal <verb> …    every action of a tenant: sign up, deploy, scale, watch …
  balance …          the balancer alone, in front of fixed gRPC backends
  simulate …         what other settings would make of traffic, in simulated time
  image              builds the end-server image
  help [<command>]   this text, or how a command is used

  --state DIR        where accounts, instances, sessions and logs are kept
  --portal HOST:PORT where the scaler's portal is (127.0.0.1:7400)

Out of a checkout, \`bun run <command>\` is the same as \`tellerline <command>\`.
`;

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
function unknownCommand(name: string): UsageError {
  const names = [...Object.keys(USAGES), "portal", "help"];
  return new UsageError(
    `Cannot ${name}: there is no such command${didYouMean(name, names)}`,
  );
}
