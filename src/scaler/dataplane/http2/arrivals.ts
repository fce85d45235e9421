import type { Connection } from "./connection.ts";
import { ERROR_CODE, MAX_31_BITS } from "./frame.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";
import { Lobby, type LobbyOptions } from "./lobby.ts";
import { NOT_IMPLEMENTED, TOO_LARGE } from "./refusal_block.ts";
import { readRequest } from "./request_head.ts";
import { Stream } from "./stream.ts";
import { readTrailers } from "./trailers_head.ts";

/** Whose streams they are, and who takes them. */
export type ArrivalsOptions = Pick<LobbyOptions, "hall" | "client">;

/** The streams that a client opens, as RFC 9113 §5.1 and §8 want them. */
export class Arrivals {
  readonly lobby: Lobby;
  /** The highest stream that the client has opened. */
  lastId = 0;
  /** The last one that will be served. */
  finalId = MAX_31_BITS;
  readonly #connection: Connection;
  readonly #client: LobbyOptions["client"];

  constructor(connection: Connection, options: ArrivalsOptions) {
    const { workings } = connection;
    const { hall, client } = options;
    this.#connection = connection;
    this.#client = client;
    this.lobby = new Lobby({ hall, client, workings });
  }

  /** Headers on a stream that is not open. @returns a code; 0 is fine. */
  onHeaders(
    id: number,
    block: HeaderBlock | undefined,
    last: boolean,
    isFaulty: boolean,
  ): number {
    if (id % 2 === 0) return ERROR_CODE.protocol;
    if (id <= this.lastId) return this.#onStray(id);
    this.lastId = id;
    if (id > this.finalId) return 0;
    const connection = this.#connection;
    if (connection.streams.size >= connection.workings.limits.streams) {
      connection.output.writeReset(id, ERROR_CODE.refusedStream);
      connection.streams.remove(id, true);
      return connection.glitch();
    }
    const stream = new Stream(connection, id);
    stream.remoteDone = last;
    connection.streams.add(stream);
    if (block === undefined) return this.#answerBare(stream, TOO_LARGE);
    return this.#onRequest(stream, block, last, isFaulty);
  }

  /** Headers on a stream that is open. @returns a code; 0 is fine. */
  onTrailers(
    stream: Stream,
    block: HeaderBlock | undefined,
    last: boolean,
  ): number {
    const connection = this.#connection;
    if (stream.remoteDone) {
      return connection.fault(stream, ERROR_CODE.streamClosed);
    }
    const isFine = block !== undefined && readTrailers(block).isValid;
    if (!isFine || !last || stream.promised > 0) {
      return connection.fault(stream, ERROR_CODE.protocol);
    }
    stream.remoteDone = true;
    stream.exchange?.onRequestTrailers(block);
    if (stream.localDone) connection.close(stream, false);
    return 0;
  }

  #onRequest(
    stream: Stream,
    block: HeaderBlock,
    last: boolean,
    isFaulty: boolean,
  ): number {
    const head = readRequest(block, this.#client.address);
    const isShort = last && head.contentLength > 0;
    if (isFaulty || !head.isValid || isShort) {
      return this.#connection.fault(stream, ERROR_CODE.protocol);
    }
    stream.promised = head.contentLength;
    if (head.method === "CONNECT") {
      return this.#answerBare(stream, NOT_IMPLEMENTED);
    }
    this.lobby.admit(stream, head);
    return 0;
  }

  /** Headers for a stream that was opened before, or skipped. */
  #onStray(id: number): number {
    const { streams } = this.#connection;
    if (streams.wasReset(id)) return this.#connection.glitch();
    return streams.wasOpen(id) ? ERROR_CODE.streamClosed : ERROR_CODE.protocol;
  }

  #answerBare(stream: Stream, block: HeaderBlock): number {
    this.#connection.sender.headers(stream, block, true);
    return this.lobby.countReset();
  }
}
