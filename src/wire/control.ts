import { Client, credentials, loadPackageDefinition } from "@grpc/grpc-js";

import control from "../../proto/tellerline/v1/control.proto" with { type: "text" };
import type { ProtoGrpcType } from "./gen/control.ts";
import type { SetRatesRequest } from "./gen/tellerline/v1/SetRatesRequest.ts";
import { packageDefinition, parseProtos } from "./load.ts";
import { unary, type CallControl } from "./unary.ts";

/** What end servers serve on their control port, typed. */
export const CONTROL_SERVICE = load().Control.service;

function load(): ProtoGrpcType["tellerline"]["v1"] {
  const definition = packageDefinition(parseProtos([control]));
  // The generated types describe exactly what this text loads to; the test of
  // the generator keeps both in step.
  const loaded = loadPackageDefinition(definition) as unknown as ProtoGrpcType;
  return loaded.tellerline.v1;
}

/** The scaler's side of one end server's control port. */
export class ControlClient implements Disposable {
  readonly #client: Client;

  /** @param address `host:port` of the control port. */
  constructor(address: string) {
    this.#client = new Client(address, credentials.createInsecure(), {
      "grpc.enable_http_proxy": 0, // an end server is dialled directly
      "grpc.use_local_subchannel_pool": 1, // and forgotten with this
    });
  }

  /** Gives it a sealed table; resolves with the date of the one in force. */
  async setRates(
    request: SetRatesRequest,
    options: CallControl,
  ): Promise<string> {
    const { SetRates } = CONTROL_SERVICE;
    return (await unary(this.#client, SetRates, request, options)).date;
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }
}
