import { UsageError } from "./arguments.ts";
import { parseTarget } from "./target.ts";

/** A backend as the data plane wants it. */
export interface Backend {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly state: "ready";
}

/**
 * Backends out of their addresses.
 *
 * @throws {UsageError} naming one that is none, or is there twice.
 */
export function backendsOf(targets: readonly string[]): readonly Backend[] {
  const ids = targets.map(parseTarget);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) {
    throw new UsageError(
      `Cannot balance over ${twice} twice: give each --to once`,
    );
  }
  return ids.map((id) => ({ id, ...split(id), state: "ready" as const }));
}

/** Where to listen; port 0 is allowed. @throws {UsageError} */
export function listenOf(text: string): { host: string; port: number } {
  const anyPort = /^(.*:)?0$/.test(text);
  const address = parseTarget(anyPort ? text.replace(/0$/, "1") : text);
  const { host, port } = split(address);
  return { host, port: anyPort ? 0 : port };
}

function split(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(":");
  const host = address.slice(0, colon).replace(/^\[(.*)\]$/, "$1");
  return { host, port: Number(address.slice(colon + 1)) };
}
