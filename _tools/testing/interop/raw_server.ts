/** An HTTP/2 server in raw frames that does what no library would. */
import { createServer, type Socket } from "node:net";

/** Types of frames. */
export const FRAME = {
  data: 0,
  headers: 1,
  reset: 3,
  settings: 4,
  ping: 6,
  goaway: 7,
  windowUpdate: 8,
} as const;

/** HTTP/2 error codes. */
export const ERROR = { internal: 2, refused: 7, cancel: 8 } as const;

const ACK = 1;
const END_STREAM = 1;
const END_HEADERS = 4;
const PREFACE_BYTES = 24;
const STATUS_200 = Buffer.of(0x88); // in HPACK's static table

/** A client's connection, with what can be sent on it. */
export class RawConnection {
  readonly socket: Socket;
  /** Bodies that have begun, by stream. */
  readonly bodies = new Map<number, Buffer[]>();
  /** Streams open at once, now and at most so far. */
  open = 0;
  mostOpen = 0;
  /** The highest stream that will be processed; the rest is ignored. */
  last = Infinity;
  /** Pings of ours that came back. */
  pongs = 0;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  frame(type: number, flags: number, stream: number, payload?: Buffer): void {
    this.socket.write(frame({ type, flags, stream, payload }));
  }

  /** `:status: 200` and the content type of gRPC. */
  head(stream: number): void {
    const type = literal("content-type", "application/grpc");
    const block = Buffer.concat([STATUS_200, type]);
    this.frame(FRAME.headers, END_HEADERS, stream, block);
  }

  /** One message; `claimed` is the length it says it has. */
  message(stream: number, body: Buffer, claimed = body.length): void {
    const message = Buffer.concat([Buffer.of(0), uint32(claimed), body]);
    this.frame(FRAME.data, 0, stream, message);
  }

  /** Trailers that say OK. */
  ok(stream: number): void {
    this.open--;
    const block = literal("grpc-status", "0");
    this.frame(FRAME.headers, END_HEADERS | END_STREAM, stream, block);
  }

  /** The whole of an answer. */
  answer(stream: number, body: Buffer): void {
    this.head(stream);
    this.message(stream, body);
    this.ok(stream);
  }

  reset(stream: number, code: number): void {
    this.open--;
    this.frame(FRAME.reset, 0, stream, uint32(code));
  }

  /** Says that streams after `last` are not processed, and sticks to it. */
  goaway(last: number): void {
    this.last = last;
    const payload = Buffer.concat([uint32(last), uint32(0)]);
    this.frame(FRAME.goaway, 0, 0, payload);
  }
}

/** What a raw server does. */
export interface RawScript {
  /** Settings to announce: `[id, value]`. */
  readonly settings?: readonly (readonly [number, number])[];
  /** A request begins. */
  onHead?(connection: RawConnection, stream: number): void;
  /** A request is whole: its first message. */
  onRequest(connection: RawConnection, stream: number, body: Buffer): void;
}

/** A running raw server. */
export interface RawServer extends Disposable {
  readonly port: number;
  readonly connections: readonly RawConnection[];
}

/** Starts one on the loopback. */
export async function startRawServer(
  script: RawScript,
  port = 0,
): Promise<RawServer> {
  const connections: RawConnection[] = [];
  const server = createServer((socket) => {
    const connection = new RawConnection(socket);
    connections.push(connection);
    socket.setNoDelay(true);
    socket.on("error", () => {});
    const pairs = (script.settings ?? []).map(([id, value]) =>
      Buffer.concat([Buffer.of(id >> 8, id & 255), uint32(value)]),
    );
    connection.frame(FRAME.settings, 0, 0, Buffer.concat(pairs));
    readFrames(socket, (seen) => obey(script, connection, seen));
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(port, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    connections,
    [Symbol.dispose]() {
      for (const { socket } of connections) socket.destroy();
      server.close();
    },
  };
}

interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload?: Buffer | undefined;
}

function obey(
  script: RawScript,
  connection: RawConnection,
  { type, flags, stream, payload = Buffer.of() }: Frame,
): void {
  const isAck = (flags & ACK) > 0;
  if (type === FRAME.settings && !isAck) connection.frame(type, ACK, 0);
  if (type === FRAME.ping && !isAck) connection.frame(type, ACK, 0, payload);
  if (type === FRAME.ping && isAck) connection.pongs++;
  if (type === FRAME.data && payload.length > 0) {
    connection.frame(FRAME.windowUpdate, 0, 0, uint32(payload.length));
  }
  if (stream > connection.last) return;
  if (type === FRAME.reset && connection.bodies.delete(stream)) {
    connection.open--;
  }
  if (type === FRAME.headers) {
    connection.bodies.set(stream, []);
    connection.open++;
    connection.mostOpen = Math.max(connection.mostOpen, connection.open);
    script.onHead?.(connection, stream);
  }
  const body = connection.bodies.get(stream);
  if (type === FRAME.data) body?.push(payload);
  const isEnd = type === FRAME.data || type === FRAME.headers;
  if (!body || !isEnd || (flags & END_STREAM) === 0) return;
  if (!connection.bodies.delete(stream) || stream > connection.last) return;
  script.onRequest(connection, stream, Buffer.concat(body).subarray(5));
}

function readFrames(socket: Socket, onFrame: (seen: Frame) => void): void {
  let buffer = Buffer.of();
  let started = false;
  socket.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    if (!started && buffer.length < PREFACE_BYTES) return;
    if (!started) buffer = buffer.subarray(PREFACE_BYTES);
    started = true;
    while (buffer.length >= 9) {
      const end = 9 + buffer.readUIntBE(0, 3);
      if (buffer.length < end) return;
      const [type = 0, flags = 0] = buffer.subarray(3, 5);
      const stream = buffer.readUInt32BE(5);
      const payload = buffer.subarray(9, end);
      buffer = buffer.subarray(end);
      onFrame({ type, flags, stream, payload });
    }
  });
}

function frame({ type, flags, stream, payload = Buffer.of() }: Frame): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** HPACK: a field that goes into no table. */
function literal(name: string, value: string): Buffer {
  const text = (it: string) =>
    Buffer.concat([Buffer.of(it.length), Buffer.from(it)]);
  return Buffer.concat([Buffer.of(0), text(name), text(value)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
