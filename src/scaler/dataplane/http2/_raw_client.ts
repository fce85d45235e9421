/** A client in raw frames on an engine without a balancer, for tests. */
import { connect, type Socket } from "node:net";

import { Clock } from "../clock.ts";
import type { ClientConnection } from "../connections.ts";
import type { Admission, Arrival, Exchange, Reception } from "../engine.ts";
import { ConnectionTable } from "../connections.ts";
import { PREFACE } from "./frame.ts";
import { Http2Engine } from "./http2_engine.ts";
import type { Limits } from "./limits.ts";

/** One frame as it came. */
export interface RawFrame {
  readonly type: number;
  readonly flags: number;
  readonly id: number;
  readonly payload: Buffer;
}

/** What a test hears of one request. */
export interface RawRequest {
  readonly arrival: Arrival;
  readonly exchange: Exchange;
  /** The status it was abandoned with, once it is. */
  abandoned: number | undefined;
}

/** An engine whose requests the test answers itself. */
export class RawHall implements AsyncDisposable, Reception {
  readonly clock = new Clock();
  readonly engine: Http2Engine;
  readonly requests: RawRequest[] = [];
  readonly #table = new ConnectionTable();
  port = 0;

  constructor(limits: Partial<Limits> = {}) {
    this.engine = new Http2Engine(this, { limits });
  }

  static async open(limits: Partial<Limits> = {}): Promise<RawHall> {
    const hall = new RawHall(limits);
    hall.port = await hall.engine.listen({ hosts: ["127.0.0.1"], port: 0 });
    return hall;
  }

  get connections(): number {
    return this.#table.size;
  }

  onConnect(peer: { address: string; port: number }): ClientConnection {
    return this.#table.open(peer, 0);
  }

  onDisconnect(connection: ClientConnection): void {
    this.#table.close(connection);
  }

  onRequest(arrival: Arrival, exchange: Exchange): Admission {
    const request: RawRequest = { arrival, exchange, abandoned: undefined };
    this.requests.push(request);
    return {
      arrival,
      bytesIn: 0,
      bytesOut: 0,
      apply() {},
      retry: () => false,
      end() {},
      abandon: (status) => (request.abandoned = status),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.engine.close(0);
  }
}

/** A connection that sends what it is told and keeps what it hears. */
export class RawClient implements Disposable {
  readonly socket: Socket;
  readonly frames: RawFrame[] = [];
  isClosed = false;
  #buffer = Buffer.of();

  constructor(port: number) {
    this.socket = connect({ port, host: "127.0.0.1" });
    this.socket.on("data", (chunk: Buffer) => this.#read(chunk));
    this.socket.on("error", () => {});
    this.socket.on("close", () => (this.isClosed = true));
  }

  /** The preface and empty SETTINGS. */
  greet(): this {
    this.socket.write(PREFACE);
    return this.send(4, 0, 0);
  }

  send(
    type: number,
    flags: number,
    id: number,
    payload: Buffer = Buffer.of(),
  ): this {
    this.socket.write(rawFrame(type, flags, id, payload));
    return this;
  }

  /** HEADERS of a POST that is gRPC; END_STREAM with `last`. */
  request(id: number, last = false, extra: Buffer = Buffer.of()): this {
    const block = Buffer.concat([REQUEST, extra]);
    return this.send(1, last ? 5 : 4, id, block);
  }

  /** Frames of that type that came. */
  of(type: number): RawFrame[] {
    return this.frames.filter((it) => it.type === type);
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }

  #read(chunk: Buffer): void {
    let buffer = Buffer.concat([this.#buffer, chunk]);
    while (buffer.length >= 9) {
      const end = 9 + buffer.readUIntBE(0, 3);
      if (buffer.length < end) break;
      const [type = 0, flags = 0] = buffer.subarray(3, 5);
      const id = buffer.readUInt32BE(5);
      this.frames.push({ type, flags, id, payload: buffer.subarray(9, end) });
      buffer = buffer.subarray(end);
    }
    this.#buffer = buffer;
  }
}

/** One frame's bytes. */
export function rawFrame(
  type: number,
  flags: number,
  id: number,
  payload: Buffer = Buffer.of(),
): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(id, 5);
  return Buffer.concat([head, payload]);
}

/** HPACK: a literal without indexing, by a new name. */
export function rawField(name: string, value: string): Buffer {
  const text = (it: string) =>
    Buffer.concat([Buffer.of(it.length), Buffer.from(it, "latin1")]);
  return Buffer.concat([Buffer.of(0), text(name), text(value)]);
}

/** Four bytes, most significant first. */
export function rawNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const REQUEST = Buffer.concat([
  Buffer.of(0x83, 0x86), // :method POST, :scheme http
  rawField(":path", "/a.B/C"),
  rawField("content-type", "application/grpc"),
]);
