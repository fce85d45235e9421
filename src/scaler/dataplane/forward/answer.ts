import {
  constants,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from "node:http2";

import type { Admission } from "../engine.ts";
import {
  GrpcCode,
  codeOfReset,
  isBroken,
  statusFields,
  type Refusal,
} from "../grpc_status.ts";
import { cancelStream } from "./cancel_stream.ts";
import {
  endToEnd,
  isGrpc,
  responseFields,
  single,
  type HeaderFields,
} from "./headers.ts";
import type { LinkStream } from "./link.ts";
import { respondRefusal, respondWhole } from "./respond.ts";

const END_STREAM = constants.NGHTTP2_FLAG_END_STREAM;
/** The date is the end server's to say. */
const WITH_TRAILERS = { waitForTrailers: true, sendDate: false };

/** One try at an answer from one end server. */
export interface AnswerOptions {
  readonly up: LinkStream;
  readonly endpoint: string;
  readonly grpcRequest: boolean;
  readonly admission: Admission;
  readonly onBegin: () => void;
  /** The end server provably did nothing; this answer is void. */
  readonly onUnprocessed: () => void;
  /** The answer is complete or broken off: the request's rest is not wanted. */
  readonly onOver: () => void;
}

/**
 * An answer on its way down. `node:http2` calls half an answer ended when the
 * end server dies, so that "end" alone is never believed: a gRPC answer is
 * whole only with a `grpc-status`.
 */
export class Answer {
  readonly #down: ServerHttp2Stream;
  readonly #options: AnswerOptions;
  #trailers: HeaderFields | undefined;
  #grpc: boolean;
  #httpStatus = 0;
  #begun = false;
  #over = false;

  constructor(down: ServerHttp2Stream, options: AnswerOptions) {
    this.#down = down;
    this.#options = options;
    this.#grpc = options.grpcRequest;
    const { stream } = options.up;
    stream.on("error", () => {}); // "close" follows and says all there is
    stream.once("response", (headers, flags) => this.#begin(headers, flags));
    stream.once("trailers", (trailers) => {
      this.#trailers = endToEnd(trailers);
    });
    stream.on("data", (chunk: Buffer) => this.#pass(chunk));
    stream.once("end", () => this.#end());
    stream.once("close", () => this.#closed());
    down.on("drain", () => this.#over || stream.resume());
  }

  /** The client left: the end server need not go on. */
  clientGone(): void {
    if (this.#over) return;
    this.#over = true;
    this.#options.admission.end({
      status: GrpcCode.cancelled,
      outcome: "failed",
    });
    cancelStream(this.#options.up.stream);
  }

  /** Breaks it off with a status, whatever the end server does. */
  cut(refusal: Refusal): void {
    if (this.#over) return;
    this.#fail(refusal);
    cancelStream(this.#options.up.stream);
  }

  #begin(headers: IncomingHttpHeaders, flags: number): void {
    if (this.#over || this.#down.destroyed) return;
    this.#grpc = isGrpc(headers);
    this.#httpStatus = Number(headers[":status"]);
    this.#options.onBegin();
    const fields = responseFields(headers, this.#options.endpoint);
    try {
      if (flags & END_STREAM) return this.#whole(headers, fields);
      this.#down.respond(fields, WITH_TRAILERS);
    } catch (error) {
      return this.#malformed(error);
    }
    this.#begun = true;
    this.#down.once("wantTrailers", () => this.#sendTrailers());
  }

  /** Headers that are the whole answer. */
  #whole(headers: IncomingHttpHeaders, fields: HeaderFields): void {
    const status = single(headers["grpc-status"]);
    if (this.#grpc && status === undefined) {
      return this.#fail(this.#broken("ended its answer without a status"));
    }
    respondWhole(this.#down, fields);
    this.#begun = true;
    this.#complete(status);
  }

  /** `node:http2` took headers in that it does not give out. */
  #malformed(error: unknown): void {
    this.#grpc = this.#options.grpcRequest;
    const why = error instanceof Error ? error.message : String(error);
    const message = `Cannot pass on the answer: end server ${this.#options.endpoint} sent headers that are not valid: ${why}`;
    this.#fail({ code: GrpcCode.internal, message });
    cancelStream(this.#options.up.stream);
  }

  #pass(chunk: Buffer): void {
    if (this.#over || !this.#begun) return; // data before headers is nothing
    this.#options.admission.bytesOut += chunk.length;
    if (!this.#down.write(chunk)) this.#options.up.stream.pause();
  }

  #end(): void {
    if (this.#over || !this.#begun) return; // "close" follows
    const status = single(this.#trailers?.["grpc-status"]);
    if (this.#grpc && status === undefined) return this.#brokeOff();
    if (!this.#grpc && this.#wasReset()) return this.#brokeOff();
    this.#down.end();
    this.#complete(status);
  }

  /** Reached before the end only when the stream was reset or its link lost. */
  #closed(): void {
    if (this.#over) return;
    if (this.#isVoid()) {
      this.#over = true;
      return this.#options.onUnprocessed();
    }
    this.#brokeOff();
  }

  #isVoid(): boolean {
    if (this.#begun) return false;
    const refused =
      this.#options.up.stream.rstCode === constants.NGHTTP2_REFUSED_STREAM;
    return refused || this.#options.up.isUnprocessed();
  }

  #wasReset(): boolean {
    const { up } = this.#options;
    return up.isLost() || up.stream.aborted || Boolean(up.stream.rstCode);
  }

  #brokeOff(): void {
    const { up } = this.#options;
    const code = up.stream.rstCode ?? 0;
    if (up.isLost())
      return this.#fail(this.#broken("was lost while answering"));
    if (code === 0) {
      return this.#fail(this.#broken("ended its answer without a status"));
    }
    const message = `Cannot complete the answer: end server ${this.#options.endpoint} reset the stream with HTTP/2 error ${code}; try again if that is safe`;
    this.#fail({ code: codeOfReset(code), message });
  }

  #broken(what: string): Refusal {
    const message = `Cannot complete the answer: end server ${this.#options.endpoint} ${what}; try again if that is safe`;
    return { code: GrpcCode.unavailable, message };
  }

  #complete(status: string | undefined): void {
    this.#over = true;
    const { admission, onOver, up } = this.#options;
    const code = Number(status ?? 0);
    const isFine = this.#grpc ? code === 0 : this.#httpStatus < 500;
    const outcome = isBroken(code) ? "broken" : "failed";
    admission.end({
      status: this.#grpc ? code : `http ${this.#httpStatus}`,
      outcome: isFine ? "completed" : outcome,
    });
    // An early answer: the end server does not want the rest of the request.
    if (!up.stream.writableEnded) cancelStream(up.stream);
    onOver();
  }

  #fail(refusal: Refusal): void {
    this.#over = true;
    const { admission, onOver } = this.#options;
    admission.end({ status: refusal.code, outcome: "broken" });
    if (!this.#down.destroyed) this.#tell(refusal);
    onOver();
  }

  #tell(refusal: Refusal): void {
    const grpc = this.#grpc;
    if (!this.#begun) return respondRefusal(this.#down, { refusal, grpc });
    if (!grpc) return this.#reset(refusal.message);
    this.#trailers = statusFields(refusal);
    this.#down.end();
  }

  #sendTrailers(): void {
    try {
      this.#down.sendTrailers(this.#trailers ?? {});
    } catch {
      this.#reset("Cannot complete the answer: its trailers are not valid");
    }
  }

  /** Bun's `close(code)` would end the stream as if the answer were whole. */
  #reset(why: string): void {
    this.#down.destroy(new Error(why));
  }
}
