import {
  connect,
  type ClientHttp2Session,
  type ClientHttp2Stream,
} from "node:http2";
import { connect as connectSocket } from "node:net";

import { every } from "../../../base/every.ts";
import type { Prng } from "../../balancer/types.ts";
import { backoffMs } from "../backoff.ts";
import type { LinkEvents } from "../engine.ts";
import { cancelStream } from "./cancel_stream.ts";
import type { HeaderFields } from "./headers.ts";

const CONNECT_MS = 5_000;
const PING_MS = 2_000;
/** Unanswered pings after which an end server gets no new requests. */
const MISSES_TO_EJECT = 2;
/** … and after which what it has is given up: until then it may be busy. */
const MISSES_TO_BREAK = 15;
const HIGHEST_STREAM_ID = 2 ** 31 - 1;

/**
 * Bun loses answers when more than 10 MB is queued on a session unless this is
 * large. Memory is bounded by the 64 KiB window of each stream, which must not
 * be changed later: `node:http2` stalls then.
 */
const SESSION_OPTIONS = {
  maxSessionMemory: 1_000,
  settings: { enablePush: false },
};

/** A stream to an end server, and the connection it is on. */
export interface LinkStream {
  readonly stream: ClientHttp2Stream;
  /** The connection broke: a reset means that, whatever its code says. */
  isLost(): boolean;
  /** The end server said that it had not processed this stream. */
  isUnprocessed(): boolean;
}

interface Line {
  readonly session: ClientHttp2Session;
  readonly streams: Set<ClientHttp2Stream>;
  /** Highest stream that will be processed. */
  lastId: number;
  wasUp: boolean;
  lost: boolean;
  /** Ticks since a ping went out that has no answer; `undefined`: none did. */
  silentTicks: number | undefined;
}

/** Where a link goes and whom it tells. */
export interface LinkOptions {
  readonly host: string;
  readonly port: number;
  readonly events: LinkEvents;
  readonly prng: Prng;
}

/**
 * The one shared connection to an end server: made at once, kept open, made
 * again when lost. A replaced connection finishes the streams it has.
 */
export class Link {
  readonly #options: LinkOptions;
  readonly #closing = new AbortController();
  #line: Line | undefined;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    every(PING_MS, () => this.#ping(), { signal: this.#closing.signal });
    this.#dial();
  }

  /** Sends a request's headers; `undefined` when there is no connection. */
  open(headers: HeaderFields, endStream: boolean): LinkStream | undefined {
    const line = this.#line;
    if (!line?.wasUp || line.lost) return undefined;
    const stream = request(line.session, headers, endStream);
    if (!stream) return undefined;
    line.streams.add(stream);
    stream.once("close", () => line.streams.delete(stream));
    return {
      stream,
      isLost: () => line.lost || line.session.destroyed,
      isUnprocessed: () => (stream.id ?? 0) > line.lastId,
    };
  }

  /** No more connections; streams that are left are ended. */
  close(): void {
    this.#closing.abort();
    clearTimeout(this.#timer);
    const line = this.#line;
    this.#line = undefined;
    line?.session.destroy();
  }

  #dial(): void {
    const { host, port } = this.#options;
    const socket = connectSocket({ host, port, noDelay: true });
    const authority = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
    const createConnection = () => socket;
    const session = connect(authority, {
      ...SESSION_OPTIONS,
      createConnection,
    });
    const line: Line = {
      session,
      streams: new Set(),
      lastId: HIGHEST_STREAM_ID,
      wasUp: false,
      lost: false,
      silentTicks: undefined,
    };
    this.#line = line;
    const late = setTimeout(() => session.destroy(), CONNECT_MS);
    session.once("remoteSettings", () => clearTimeout(late));
    session.on("remoteSettings", () => this.#up(line));
    session.on("goaway", (_code, lastId) => this.#retire(line, lastId));
    session.on("error", () => {}); // "close" follows and says all there is
    socket.once("end", () => (line.lost = true)); // before the streams notice
    socket.once("error", () => (line.lost = true));
    session.once("close", () => {
      clearTimeout(late);
      line.lost = true;
      this.#lost(line);
    });
  }

  #up(line: Line): void {
    if (line !== this.#line) return;
    line.wasUp = true;
    this.#attempt = 0;
    const { maxConcurrentStreams } = line.session.remoteSettings;
    this.#options.events.onUp(maxConcurrentStreams ?? Infinity);
  }

  /** The end server takes no more streams on this connection: make another. */
  #retire(line: Line, lastId: number): void {
    line.lastId = Math.min(line.lastId, lastId);
    for (const stream of line.streams) {
      if ((stream.id ?? 0) > line.lastId) cancelStream(stream);
    }
    if (line !== this.#line) return;
    this.#line = undefined;
    this.#options.events.onPause();
    line.session.close();
    this.#dialLater();
  }

  #lost(line: Line): void {
    if (line !== this.#line) return;
    this.#line = undefined;
    this.#options.events.onDown();
    this.#dialLater();
  }

  #dialLater(): void {
    if (this.#closing.signal.aborted) return;
    const ms = backoffMs(this.#attempt++, this.#options.prng);
    this.#timer = setTimeout(() => this.#dial(), ms);
  }

  /** A stopped peer gives no sign by itself: only silence to a ping tells. */
  #ping(): void {
    const line = this.#line;
    if (!line?.wasUp || line.session.destroyed) return;
    if (line.silentTicks !== undefined) return this.#silent(line);
    line.silentTicks = 0;
    line.session.ping((error) => {
      if (error) return;
      const wasEjected = (line.silentTicks ?? 0) >= MISSES_TO_EJECT;
      line.silentTicks = undefined;
      if (wasEjected) this.#up(line);
    });
  }

  #silent(line: Line): void {
    const ticks = (line.silentTicks ?? 0) + 1;
    line.silentTicks = ticks;
    if (ticks === MISSES_TO_EJECT) this.#options.events.onDown();
    const most = line.streams.size > 0 ? MISSES_TO_BREAK : MISSES_TO_EJECT;
    if (ticks < most) return;
    line.lost = true;
    line.session.destroy();
  }
}

function request(
  session: ClientHttp2Session,
  headers: HeaderFields,
  endStream: boolean,
): ClientHttp2Stream | undefined {
  if (session.closed || session.destroyed) return undefined;
  try {
    return session.request(headers, { endStream });
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** The session ended between the check and the call. */
function isGone(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return (
    code === "ERR_HTTP2_GOAWAY_SESSION" || code === "ERR_HTTP2_INVALID_SESSION"
  );
}
