import type { Choices } from "../tui/settings/choices.ts";
import { readConfigFile } from "./_config_file.ts";
import { CONSOLE_FLAGS, consoleFlags } from "./_console_flags.ts";
import { TLS_FLAGS, tlsTrust, type TlsTrust } from "./_tls_flags.ts";
import { parseArguments, type Flag } from "./arguments.ts";
import { isOn, textOf } from "./flag_values.ts";
import { SCALER_FLAGS, scalerConfig } from "./scaler_config.ts";
import { parseTarget } from "./target.ts";

/** What `start` was asked to do. */
export interface StartArguments {
  /** `host:port` of the portal to use; `undefined` to find or start one. */
  readonly attach: string | undefined;
  /** For the scaler, if one is started: the flags of `scaler` among them. */
  readonly scalerFlags: readonly string[];
  readonly choices: Choices;
  /** How ports of instances are called, where the scaler does not tell. */
  readonly tls: TlsTrust | undefined;
}

/** The flags of `start`: its own, and those of the scaler it may start. */
export const START_FLAGS: readonly Flag[] = [
  {
    name: "scaler",
    value: "HOST:PORT",
    help: "attach to the scaler whose portal this is",
  },
  ...TLS_FLAGS,
  ...CONSOLE_FLAGS,
  ...SCALER_FLAGS,
];

/**
 * Reads the arguments of `start`, and checks those of the scaler with its
 * configuration file: where there is a mistake, it is told at once.
 *
 * @throws {UsageError} naming the flag or key and what was given.
 */
export function startArguments(args: readonly string[]): StartArguments {
  const parsed = parseArguments(args, START_FLAGS);
  const given = textOf(parsed, "scaler");
  scalerConfig(parsed, readConfigFile(textOf(parsed, "config")));
  return {
    attach: given === undefined ? undefined : parseTarget(given),
    scalerFlags: SCALER_FLAGS.flatMap(({ name }) => {
      if (isOn(parsed, name)) return [`--${name}`];
      const value = textOf(parsed, name);
      return value === undefined ? [] : [`--${name}`, value];
    }),
    choices: consoleFlags(parsed),
    tls: tlsTrust(parsed),
  };
}
