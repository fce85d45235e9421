import type { IncomingHttpHeaders, ServerHttp2Stream } from "node:http2";

import type { ClientConnection } from "../connections.ts";
import type { Arrival } from "../engine.ts";
import { parseTimeout } from "../grpc_timeout.ts";
import { single } from "./headers.ts";

/** A request as `node:http2` hands it over. */
export interface Incoming {
  readonly stream: ServerHttp2Stream;
  readonly headers: IncomingHttpHeaders;
  /** The headers are the whole request. */
  readonly ended: boolean;
  readonly connection: ClientConnection;
}

/** What the books need to know of it. */
export function readIncoming({ headers, connection }: Incoming): Arrival {
  const timeoutMs = parseTimeout(single(headers["grpc-timeout"]));
  return { method: headers[":path"] ?? "", timeoutMs, connection };
}
