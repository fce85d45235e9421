import { UsageError } from "./arguments.ts";

const MAX_PORT = 65_535;

/**
 * Reads where to call: `61000`, `:61000`, `host:61000` or `[::1]:61000`. A
 * port alone means this machine.
 *
 * @throws {UsageError} when it is none of these.
 */
export function parseTarget(text: string): string {
  const [, host, port = ""] =
    /^(?:(\[[\da-f:.]+\]|[\w.-]*):)?(\d{1,5})$/i.exec(text) ?? [];
  const number = Number(port);
  if (port === "" || number < 1 || number > MAX_PORT) {
    throw new UsageError(
      `Cannot call "${text}": give a port from 1 to 65535, or host:port`,
    );
  }
  return `${host || "127.0.0.1"}:${number}`;
}

/** The host of `host:port`. */
export function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(":"));
}
