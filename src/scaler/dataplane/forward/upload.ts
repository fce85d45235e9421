import type { ClientHttp2Stream, ServerHttp2Stream } from "node:http2";

import type { Admission } from "../engine.ts";

/** Of a request that may have to be sent again, so much is kept. */
const KEPT_BYTES = 64 * 1024;

/**
 * The request's body on its way up. Nothing is read before there is somewhere
 * to send it, and no faster than it is taken: flow control does the rest.
 */
export class Upload {
  readonly #from: ServerHttp2Stream;
  readonly #admission: Admission;
  #to: ClientHttp2Stream | undefined;
  #kept: Buffer[] | undefined = [];
  #keptBytes = 0;
  #ended: boolean;
  #started = false;

  constructor(
    from: ServerHttp2Stream,
    options: { readonly ended: boolean; readonly admission: Admission },
  ) {
    this.#from = from;
    this.#ended = options.ended;
    this.#admission = options.admission;
    if (options.ended) from.resume(); // else it would never close
  }

  /** Whether all that was sent so far can be sent once more. */
  get canRepeat(): boolean {
    return this.#kept !== undefined;
  }

  /** Sends what was sent before, then the rest, to `stream`. */
  to(stream: ClientHttp2Stream): void {
    this.#to = stream;
    stream.on("drain", () => this.#from.resume());
    for (const chunk of this.#kept ?? []) stream.write(chunk);
    if (this.#ended) return void stream.end();
    if (this.#started) return void this.#from.resume();
    this.#started = true;
    this.#from.on("data", (chunk: Buffer) => this.#pass(chunk));
    this.#from.once("end", () => this.#end());
  }

  /** The answer has begun: it will not be sent again. */
  forgetSent(): void {
    this.#kept = undefined;
  }

  /** Nobody wants the rest. */
  stop(): void {
    this.#to = undefined;
    this.#kept = undefined;
    if (!this.#from.destroyed) this.#from.resume();
  }

  #pass(chunk: Buffer): void {
    this.#admission.bytesIn += chunk.length;
    this.#keep(chunk);
    const to = this.#to;
    if (to && !to.destroyed && !to.write(chunk)) this.#from.pause();
  }

  #end(): void {
    // A client that resets or dies "ends" too: then "close" follows.
    if (this.#from.aborted || this.#from.rstCode) return;
    this.#ended = true;
    if (this.#to && !this.#to.destroyed) this.#to.end();
  }

  #keep(chunk: Buffer): void {
    this.#keptBytes += chunk.length;
    if (this.#keptBytes > KEPT_BYTES) this.#kept = undefined;
    this.#kept?.push(chunk);
  }
}
