import {
  constants,
  createServer,
  type Http2Server,
  type ServerHttp2Session,
} from "node:http2";
import {
  createServer as createTcpServer,
  type Server,
  type Socket,
} from "node:net";

import { every } from "../../../base/every.ts";
import type { ClientConnection } from "../connections.ts";
import type { Reception } from "../engine.ts";
import type { ListenOptions } from "../types.ts";
import type { Incoming } from "./incoming.ts";

const PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const PREFACE_MS = 10_000;
const IDLE_MS = 300_000;
const IDLE_CHECK_MS = 10_000;
const MOST_CONNECTIONS = 10_000;
const NOT_HTTP2 =
  "This port speaks gRPC over HTTP/2 without TLS; use a gRPC client.\n";
const ANSWER_TO_HTTP1 = `HTTP/1.1 505 HTTP Version Not Supported\r\ncontent-type: text/plain\r\ncontent-length: ${NOT_HTTP2.length}\r\nconnection: close\r\n\r\n${NOT_HTTP2}`;

/**
 * Why `maxSessionMemory`: see `link.ts`. Honest clients may cancel a hundred
 * calls a second for minutes, which Bun's own reset bucket would punish.
 */
const SERVER_OPTIONS = {
  maxSessionMemory: 1_000,
  streamResetBurst: 1_000,
  streamResetRate: 200,
  settings: {
    maxConcurrentStreams: 100,
    maxHeaderListSize: 16 * 1024,
    initialWindowSize: 65_535,
  },
};

/** What comes in at the front. */
export interface FrontOptions {
  readonly reception: Reception;
  readonly onRequest: (incoming: Incoming) => void;
}

/** An instance's listening sockets and its clients' sessions. */
export class Front {
  readonly #options: FrontOptions;
  readonly #http2: Http2Server;
  readonly #listeners: Server[] = [];
  readonly #sessions = new Map<ServerHttp2Session, ClientConnection>();
  readonly #undecided = new Set<Socket>();
  readonly #closing = new AbortController();
  /** Whose session `node:http2` is about to make. */
  #entering: ClientConnection | undefined;

  constructor(options: FrontOptions) {
    this.#options = options;
    this.#http2 = createServer(SERVER_OPTIONS);
    this.#http2.on("session", (session) => this.#enter(session));
    this.#http2.on("sessionError", () => {}); // the session's "close" follows
    const { signal } = this.#closing;
    every(IDLE_CHECK_MS, () => this.#closeIdle(), { signal });
  }

  /** Binds every host to the same port. */
  async listen({ hosts, port }: ListenOptions): Promise<number> {
    let bound = port;
    for (const host of hosts) {
      const server = createTcpServer({ noDelay: true });
      server.maxConnections = MOST_CONNECTIONS;
      server.on("connection", (socket) => this.#accept(socket));
      try {
        bound = await bind(server, host, bound);
      } catch (error) {
        if (this.#listeners.length > 0 && isAbsent(error)) continue;
        throw error;
      }
      this.#listeners.push(server);
    }
    return bound;
  }

  /** Takes nobody any more and says GOAWAY to those who are here. */
  sayGoodbye(): void {
    this.#closing.abort();
    for (const server of this.#listeners) server.close();
    for (const socket of this.#undecided) socket.destroy();
    for (const session of this.#sessions.keys()) goodbye(session);
  }

  /** Closes every connection as it is. */
  hangUp(): void {
    for (const session of this.#sessions.keys()) session.destroy();
  }

  #accept(socket: Socket): void {
    const { remoteAddress, remotePort } = socket;
    const address = remoteAddress ?? "unknown";
    const peer = { address, port: remotePort ?? 0 };
    const connection = this.#options.reception.onConnect(peer);
    if (!connection) return void socket.destroy();
    const late = setTimeout(() => socket.destroy(), PREFACE_MS);
    this.#undecided.add(socket);
    socket.on("error", () => {}); // "close" follows
    socket.once("close", () => {
      clearTimeout(late);
      this.#undecided.delete(socket);
      this.#options.reception.onDisconnect(connection);
    });
    this.#readPreface(socket, () => {
      clearTimeout(late);
      this.#undecided.delete(socket);
      this.#entering = connection;
      this.#http2.emit("connection", socket);
    });
  }

  /** Lets HTTP/2 through; anything else gets one answer it can read. */
  #readPreface(socket: Socket, onHttp2: () => void): void {
    let seen = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      seen = Buffer.concat([seen, chunk]);
      const start = seen.toString("latin1", 0, PREFACE.length);
      if (!PREFACE.startsWith(start)) {
        socket.off("data", onData);
        return void socket.end(readableAnswer(start));
      }
      if (start.length < PREFACE.length) return;
      socket.off("data", onData);
      socket.pause();
      socket.unshift(seen);
      onHttp2();
      socket.resume();
    };
    socket.on("data", onData);
  }

  #enter(session: ServerHttp2Session): void {
    const connection = this.#entering;
    this.#entering = undefined;
    if (!connection) return session.destroy();
    this.#sessions.set(session, connection);
    session.on("error", () => {}); // "close" follows
    session.once("close", () => this.#sessions.delete(session));
    session.on("stream", (stream, headers, flags) => {
      const ended = (flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0;
      this.#options.onRequest({ stream, headers, ended, connection });
    });
  }

  #closeIdle(): void {
    const before = Date.now() - IDLE_MS;
    for (const [session, connection] of this.#sessions) {
      const isIdle = connection.inFlight === 0 && connection.usedAtMs < before;
      if (isIdle) goodbye(session);
    }
  }
}

function goodbye(session: ServerHttp2Session): void {
  if (!session.destroyed) session.close();
}

/** HTTP/1 gets a response; TLS and noise get a line of text. */
function readableAnswer(start: string): string {
  return /^[A-Z]+ /.test(start) ? ANSWER_TO_HTTP1 : NOT_HTTP2;
}

/** This machine has no such address: no IPv6, for one. */
function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT";
}

function bind(server: Server, host: string, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once("error", reject);
  server.listen({ host, port, exclusive: true }, () => {
    server.off("error", reject);
    const address = server.address();
    resolve(typeof address === "object" && address ? address.port : port);
  });
  return promise;
}
