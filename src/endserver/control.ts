import { Server, type ServerOptions } from "@grpc/grpc-js";

import { CONTROL_SERVICE } from "../wire/control.ts";
import type { ControlHandlers } from "../wire/gen/tellerline/v1/Control.ts";
import { toStatus } from "../wire/status.ts";
import { HeldRates } from "./held_rates.ts";
import { listen } from "./listen.ts";
import type { EndServerOptions } from "./options.ts";
import { takeRates } from "./take_rates.ts";

/** What an end server hears from its scaler; disposing closes the port. */
export interface Control extends Disposable {
  /** `undefined` where there is no scaler to listen to. */
  readonly port: number | undefined;
  readonly rates: HeldRates;
}

/** A table is some 2 KB, and nobody else has anything to say here. */
const GRPC_OPTIONS: ServerOptions = {
  "grpc.max_concurrent_streams": 4,
  "grpc.max_receive_message_length": 64 * 1024,
};

/**
 * Serves the scaler on a port of its own, so that no client of an instance can
 * reach it: theirs leads to the other one. Whoever can reach this one (every
 * user of the machine) sets nothing without the scaler's signature.
 *
 * @throws {RuntimeError} when the address cannot be listened on.
 */
export async function startControl({
  host,
  control,
}: Pick<EndServerOptions, "host" | "control">): Promise<Control> {
  const rates = new HeldRates();
  if (!control) return { port: undefined, rates, [Symbol.dispose]() {} };
  const server = new Server(GRPC_OPTIONS);
  const { key } = control;
  const handlers: ControlHandlers = {
    SetRates(call, callback) {
      try {
        callback(null, { date: takeRates(call.request, { key, rates }) });
      } catch (error) {
        callback(toStatus(error));
      }
    },
  };
  server.addService(CONTROL_SERVICE, handlers);
  const port = await listen(server, { host, port: control.port });
  return { port, rates, [Symbol.dispose]: () => server.forceShutdown() };
}
