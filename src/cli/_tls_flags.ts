import type { TlsTrust } from "../wire/open_channel.ts";
import { readCertificates } from "./_config_file.ts";
import type { Flag, ParsedArguments } from "./arguments.ts";
import { isOn, textOf } from "./flag_values.ts";

export type { TlsTrust } from "../wire/open_channel.ts";

/** The flags of whatever calls ports that may speak TLS. */
export const TLS_FLAGS: readonly Flag[] = [
  { name: "tls", help: "ports speak TLS" },
  {
    name: "tls-ca",
    value: "FILE",
    help: "the same; PEM certificates to trust instead of the system's",
  },
];

/**
 * How ports are to be called by these flags; without TLS when neither is given.
 *
 * @throws {UsageError} when the certificates cannot be read.
 */
export function tlsTrust(parsed: ParsedArguments): TlsTrust | undefined {
  const file = textOf(parsed, "tls-ca");
  if (file !== undefined) return { ca: readCertificates(file) };
  return isOn(parsed, "tls") ? {} : undefined;
}
