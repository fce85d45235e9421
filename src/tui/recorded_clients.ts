import { CalculatorClient } from "../wire/calculator_client.ts";
import type { ClientLog } from "../wire/client_log.ts";
import type { CalculatorWorld } from "./world.ts";

/**
 * One client a port, made when it is first asked for; all end with the
 * console. What they are asked is written down, and shown.
 */
export function recordedClients({
  store,
  signal,
  clientLog,
}: Pick<CalculatorWorld, "store" | "signal" | "clientLog">): (
  address: string,
) => CalculatorClient {
  const log: ClientLog = {
    record(entry) {
      clientLog.record(entry);
      const call = { ...entry, atMs: Date.now() };
      store.dispatch({ kind: "called", call }, { urgent: true });
    },
  };
  const clients = new Map<string, CalculatorClient>();
  signal.addEventListener("abort", () => {
    for (const client of clients.values()) client[Symbol.dispose]();
  });
  return function clientOf(address) {
    const known = clients.get(address);
    if (known) return known;
    const client = new CalculatorClient(address, { log });
    clients.set(address, client);
    return client;
  };
}
