import { CALL_USAGE } from "./_call_usage.ts";
import { SIMULATE_USAGE } from "./_simulate_flags.ts";
import { CLIENT_FLAGS } from "./client.ts";
import { START_FLAGS } from "./_start_arguments.ts";
import { BALANCE_USAGE } from "./balance.ts";
import { flagHelp } from "./flag_help.ts";
import { IMAGE_USAGE } from "./image.ts";
import { SCALER_COMMAND_FLAGS } from "./scaler.ts";

const START_USAGE = `Usage: tellerline start [flags]

The console. It uses the scaler that holds the state directory, or the one given
with --scaler; where there is none it starts one in the background. Quitting asks
whether that goes on serving; a closed terminal never ends what is served.

`;

const SCALER_USAGE = `Usage: tellerline scaler [flags]

The scaler without a screen. SIGTERM drains and ends it; SIGHUP reads the
configuration again.

`;

/** How each command is used, for `tellerline help`. */
export const USAGES: Readonly<Record<string, string>> = {
  start: START_USAGE + flagHelp(START_FLAGS),
  scaler: SCALER_USAGE + flagHelp(SCALER_COMMAND_FLAGS),
  client: `Usage: tellerline client <port | host:port> [flags]

The calculators behind an instance's port, full-screen; needs no account.

${flagHelp(CLIENT_FLAGS)}`,
  call: CALL_USAGE,
  balance: BALANCE_USAGE,
  simulate: SIMULATE_USAGE,
  image: IMAGE_USAGE,
};
