import { CalculatorClient } from "../wire/calculator_client.ts";
import type { TlsTrust } from "../wire/open_channel.ts";
import type { ClientLog } from "../wire/client_log.ts";
import type { CalculatorWorld } from "./world.ts";

/** A client, and whom it believes. */
interface Made {
  readonly client: CalculatorClient;
  readonly tls: TlsTrust | undefined;
}

/**
 * One client a port, made when it is first asked for; all end with the
 * console. What they are asked is written down, and shown.
 */
export function recordedClients({
  store,
  signal,
  clientLog,
  trust,
}: Pick<CalculatorWorld, "store" | "signal" | "clientLog" | "trust">): (
  address: string,
) => CalculatorClient {
  const log: ClientLog = {
    record(entry) {
      clientLog.record(entry);
      const call = { ...entry, atMs: Date.now() };
      store.dispatch({ kind: "called", call }, { urgent: true });
    },
  };
  const clients = new Map<string, Made>();
  signal.addEventListener("abort", () => {
    for (const { client } of clients.values()) client[Symbol.dispose]();
  });
  return function clientOf(address) {
    const tls = trust();
    const known = clients.get(address);
    if (known && Bun.deepEquals(known.tls, tls)) return known.client;
    known?.client[Symbol.dispose]();
    const client = new CalculatorClient(address, { log, tls });
    clients.set(address, { client, tls });
    return client;
  };
}
