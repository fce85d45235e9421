import type { Admission, Exchange, Reception, Target } from "../engine.ts";
import { GrpcCode, type Refusal } from "../grpc_status.ts";
import { Answer } from "./answer.ts";
import { isGrpc, requestFields, type HeaderFields } from "./headers.ts";
import { readIncoming, type Incoming } from "./incoming.ts";
import type { Link } from "./link.ts";
import { respondRefusal } from "./respond.ts";
import { Upload } from "./upload.ts";

/** What an exchange needs of its engine. */
export interface ExchangeOptions {
  readonly reception: Reception;
  readonly linkOf: (target: Target) => Link | undefined;
  /** The client's stream is closed: nothing of it is left. */
  readonly onEnd: (exchange: Http2Exchange) => void;
}

/** One request through `node:http2`: bytes up, bytes down, one end. */
export class Http2Exchange implements Exchange {
  readonly #incoming: Incoming;
  readonly #options: ExchangeOptions;
  readonly #grpc: boolean;
  readonly #admission: Admission;
  readonly #upload: Upload;
  #answer: Answer | undefined;

  constructor(incoming: Incoming, options: ExchangeOptions) {
    const { stream, headers, ended } = incoming;
    this.#incoming = incoming;
    this.#options = options;
    this.#grpc = isGrpc(headers);
    this.#admission = options.reception.onRequest(readIncoming(incoming), this);
    this.#upload = new Upload(stream, { ended, admission: this.#admission });
    stream.on("error", () => {}); // "close" follows and says all there is
    stream.once("close", () => this.#clientGone());
  }

  /** Begins: nothing of the request is read before it is sent somewhere. */
  begin(): void {
    this.#admission.apply();
  }

  forward(target: Target, waitedMs: number): void {
    const { stream, headers, connection } = this.#incoming;
    const left = this.#admission.arrival.timeoutMs;
    const hop = {
      clientAddress: connection.address,
      timeoutMs: left === undefined ? undefined : left - waitedMs,
    };
    const up = this.#open(target, requestFields(headers, hop));
    if (up === "malformed") return;
    if (!up) return this.#unprocessed(target.id);
    this.#upload.to(up.stream);
    this.#answer = new Answer(stream, {
      up,
      endpoint: target.id,
      grpcRequest: this.#grpc,
      admission: this.#admission,
      onBegin: () => this.#upload.forgetSent(),
      onUnprocessed: () => this.#unprocessed(target.id),
      onOver: () => this.#upload.stop(),
    });
  }

  refuse(refusal: Refusal): void {
    const { stream } = this.#incoming;
    respondRefusal(stream, { refusal, grpc: this.#grpc });
    this.#upload.stop();
  }

  /** Ends it now, wherever it stands: the instance is closing. */
  cut(refusal: Refusal): void {
    if (this.#answer) return this.#answer.cut(refusal);
    this.#admission.abandon(refusal.code);
    this.refuse(refusal); // does nothing when it was refused before
  }

  /** `node:http2` takes headers in that it does not send on. */
  #open(target: Target, fields: HeaderFields) {
    try {
      const link = this.#options.linkOf(target);
      return link?.open(fields, this.#incoming.ended);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const message = `Cannot forward the request: its headers are not valid: ${why}`;
      this.#admission.end({ status: GrpcCode.internal, outcome: "failed" });
      this.refuse({ code: GrpcCode.internal, message });
      return "malformed";
    }
  }

  #unprocessed(target: string): void {
    this.#answer = undefined;
    if (!this.#incoming.stream.destroyed && this.#upload.canRepeat) {
      if (this.#admission.retry()) return;
    }
    const message = `Cannot reach end server ${target}: it did not take the request; try again`;
    const refusal = { code: GrpcCode.unavailable, message };
    this.#admission.end({ status: refusal.code, outcome: "broken" });
    this.refuse(refusal);
  }

  #clientGone(): void {
    this.#options.onEnd(this);
    this.#answer?.clientGone();
    this.#admission.abandon(GrpcCode.cancelled);
    this.#upload.stop();
  }
}
