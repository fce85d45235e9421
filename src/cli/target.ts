import { readHostPort } from "../base/host_port.ts";
import { UsageError } from "./arguments.ts";

/**
 * Reads where to call: `61000`, `:61000`, `host:61000` or `[::1]:61000`. A
 * port alone means this machine.
 *
 * @throws {UsageError} when it is none of these.
 */
export function parseTarget(text: string): string {
  const address = readHostPort(text);
  if (address !== undefined) return address;
  throw new UsageError(
    `Cannot call "${text}": give a port from 1 to 65535, or host:port`,
  );
}
