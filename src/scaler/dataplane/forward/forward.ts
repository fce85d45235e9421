import {
  constants,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from "node:http2";

import type { ClientConnection } from "../connections.ts";
import type { RosterEndpoint } from "../endpoint.ts";
import type { Exchange, Reception } from "../engine.ts";
import { GrpcCode, httpStatus, trailersOnly } from "../grpc_status.ts";
import type { Refusal } from "../grpc_status.ts";
import { parseTimeout } from "../grpc_timeout.ts";
import type { Ticket } from "../ticket.ts";
import { Answer } from "./answer.ts";
import { isGrpc, requestFields, single } from "./headers.ts";
import type { Link } from "./link.ts";
import { Upload } from "./upload.ts";

/** A request as `node:http2` hands it over. */
export interface Incoming {
  readonly stream: ServerHttp2Stream;
  readonly headers: IncomingHttpHeaders;
  /** The headers are the whole request. */
  readonly ended: boolean;
  readonly connection: ClientConnection;
}

/** What an exchange needs of its engine. */
export interface ExchangeOptions {
  readonly reception: Reception;
  readonly linkOf: (endpoint: RosterEndpoint) => Link | undefined;
  readonly onEnd: (exchange: Http2Exchange) => void;
}

/** One request through `node:http2`: bytes up, bytes down, one end. */
export class Http2Exchange implements Exchange {
  readonly #incoming: Incoming;
  readonly #options: ExchangeOptions;
  readonly #grpc: boolean;
  readonly #ticket: Ticket;
  readonly #upload: Upload;
  #answer: Answer | undefined;
  #refused = false;

  constructor(incoming: Incoming, options: ExchangeOptions) {
    const { stream, headers, ended, connection } = incoming;
    this.#incoming = incoming;
    this.#options = options;
    this.#grpc = isGrpc(headers);
    const timeoutMs = parseTimeout(single(headers["grpc-timeout"]));
    const method = headers[":path"] ?? "";
    const arrival = { method, timeoutMs, connection };
    this.#ticket = options.reception.onRequest(arrival, this);
    this.#upload = new Upload(stream, { ended, ticket: this.#ticket });
    stream.on("error", () => {}); // "close" follows and says all there is
    stream.once("close", () => this.#clientGone());
  }

  /** Begins: nothing of the request is read before it is sent somewhere. */
  begin(): void {
    this.#ticket.apply();
  }

  forward(endpoint: RosterEndpoint, waitedMs: number): void {
    const { stream, headers, ended, connection } = this.#incoming;
    const left = this.#ticket.arrival.timeoutMs;
    const hop = {
      clientAddress: connection.address,
      timeoutMs: left === undefined ? undefined : left - waitedMs,
    };
    const link = this.#options.linkOf(endpoint);
    const up = link?.open(requestFields(headers, hop), ended);
    if (!up) return this.#unprocessed(endpoint.id);
    this.#upload.to(up.stream);
    this.#answer = new Answer(stream, {
      up,
      endpoint: endpoint.id,
      grpcRequest: this.#grpc,
      ticket: this.#ticket,
      onBegin: () => this.#upload.forgetSent(),
      onUnprocessed: () => this.#unprocessed(endpoint.id),
      onOver: () => this.#upload.stop(),
    });
  }

  refuse(refusal: Refusal): void {
    this.#refused = true;
    const { stream } = this.#incoming;
    if (!stream.destroyed && !stream.headersSent) {
      const whole = { endStream: true };
      if (this.#grpc) stream.respond(trailersOnly(refusal), whole);
      else respondText(stream, refusal);
    }
    this.#upload.stop();
  }

  /** Ends it now, wherever it stands: the instance is closing. */
  cut(refusal: Refusal): void {
    if (this.#answer) return this.#answer.cut(refusal);
    if (this.#refused) return;
    this.#ticket.abandon(refusal.code);
    this.refuse(refusal);
  }

  #unprocessed(endpoint: string): void {
    this.#answer = undefined;
    if (!this.#incoming.stream.destroyed && this.#upload.canRepeat) {
      if (this.#ticket.retry()) return;
    }
    const message = `Cannot reach end server ${endpoint}: it did not take the request; try again`;
    const refusal = { code: GrpcCode.unavailable, message };
    this.#ticket.end({ status: refusal.code, outcome: "broken" });
    this.refuse(refusal);
  }

  #clientGone(): void {
    this.#options.onEnd(this);
    this.#answer?.clientGone();
    this.#ticket.abandon(GrpcCode.cancelled);
    this.#upload.stop();
  }
}

function respondText(stream: ServerHttp2Stream, refusal: Refusal): void {
  const status = httpStatus(refusal);
  stream.respond({
    [constants.HTTP2_HEADER_STATUS]: status,
    "content-type": "text/plain; charset=utf-8",
  });
  stream.end(`${refusal.message}\n`);
}
