import type { KeyObject } from "node:crypto";

import { Server, type ServerOptions } from "@grpc/grpc-js";
import { getLogger } from "@logtape/logtape";

import { CONTROL_SERVICE } from "../wire/control.ts";
import type { ControlHandlers } from "../wire/gen/tellerline/v1/Control.ts";
import { openRates, type SealedRates } from "../wire/sealed_rates.ts";
import { toStatus } from "../wire/status.ts";
import type { HeldRates } from "./held_rates.ts";
import { listen, type Place } from "./listen.ts";

/** What {@linkcode startControl} serves, and whom it believes. */
export interface ControlOptions extends Place {
  /** The public half of the scaler's key. */
  readonly key: KeyObject;
  readonly rates: HeldRates;
}

/** A serving control port; disposing closes it. */
export interface ControlPort extends Disposable {
  readonly port: number;
}

/** A table is some 2 KB, and nobody else has anything to say here. */
const GRPC_OPTIONS: ServerOptions = {
  "grpc.max_concurrent_streams": 4,
  "grpc.max_receive_message_length": 64 * 1024,
};

const log = getLogger(["tellerline", "endserver"]);

/**
 * Serves the scaler on a port of its own, so that no client of an instance can
 * reach it: theirs leads to the other one. Whoever can reach this one (every
 * user of the machine) sets nothing without the scaler's signature.
 *
 * @throws {RuntimeError} when the address cannot be listened on.
 */
export async function startControl({
  key,
  rates,
  ...place
}: ControlOptions): Promise<ControlPort> {
  const server = new Server(GRPC_OPTIONS);
  const handlers: ControlHandlers = {
    SetRates(call, callback) {
      try {
        callback(null, { date: take(call.request, { key, rates }) });
      } catch (error) {
        callback(toStatus(error));
      }
    },
  };
  server.addService(CONTROL_SERVICE, handlers);
  const port = await listen(server, place);
  return { port, [Symbol.dispose]: () => server.forceShutdown() };
}

function take(
  sealed: SealedRates,
  { key, rates }: Pick<ControlOptions, "key" | "rates">,
): string {
  const table = openRates(sealed, key);
  rates.take(table);
  const { date } = table;
  log.info("Answers with the exchange rates of {date} from now on", { date });
  return date;
}
