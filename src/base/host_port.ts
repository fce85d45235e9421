const MAX_PORT = 65_535;

/**
 * Reads an address as people write it: `61000`, `:61000`, `host:61000` or
 * `[::1]:61000`. A port alone means this machine.
 *
 * @returns `host:port`; `undefined` when it is none of these.
 */
export function readHostPort(text: string): string | undefined {
  const [, host, port = ""] =
    /^(?:(\[[\da-f:.]+\]|[\w.-]*):)?(\d{1,5})$/i.exec(text) ?? [];
  const number = Number(port);
  if (port === "" || number < 1 || number > MAX_PORT) return undefined;
  return `${host || "127.0.0.1"}:${number}`;
}

/** The host of `host:port`. */
export function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(":"));
}
