/** An HTTP/2 end server in raw frames that does as it is told, for tests. */
import { createServer, type Socket } from "node:net";

const HEADERS = 1;
const RST_STREAM = 3;
const SETTINGS = 4;
const PING = 6;
const GOAWAY = 7;
const ACK = 1;
const END_HEADERS = 4;
const END_STREAM = 1;
const PREFACE_BYTES = 24;

/** What it can do with a connection. */
export interface Peer {
  readonly socket: Socket;
  /** `:status: 200` and a content type of gRPC. */
  headers(stream: number): void;
  /** One gRPC message without its end. */
  data(stream: number): void;
  /** Trailers that end the answer with grpc-status 0. */
  trailers(stream: number): void;
  reset(stream: number, code: number): void;
  goaway(lastStream: number): void;
  /** Any frame. */
  frame(type: number, flags: number, stream: number, payload?: Buffer): void;
}

/** HPACK: a field that goes into no table. */
export function literal(name: string, value: string): Buffer {
  const text = (it: string) =>
    Buffer.concat([Buffer.of(it.length), Buffer.from(it)]);
  return Buffer.concat([Buffer.of(0), text(name), text(value)]);
}

/** Called for each request. `seen`: requests so far, on all connections. */
export type Script = (peer: Peer, stream: number, seen: number) => void;

/** A running one. */
export interface ScriptedPeer extends Disposable {
  readonly port: number;
  /** Requests that arrived. */
  seen(): number;
  /** The frames of streams that arrived, as `type/flags`: `0/1` ends one. */
  frames(): readonly string[];
}

/** Starts one on a port of the system's choice. */
export async function startScriptedPeer(script: Script): Promise<ScriptedPeer> {
  let seen = 0;
  const frames: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const peer = peerOn(socket);
    socket.on("error", () => {});
    socket.write(frame(SETTINGS, 0, 0));
    readFrames(socket, ({ type, flags, stream, payload }) => {
      if (stream > 0) frames.push(`${type}/${flags}`);
      if (type === SETTINGS && flags !== ACK) {
        socket.write(frame(SETTINGS, ACK, 0));
      }
      if (type === PING && flags !== ACK) {
        socket.write(frame(PING, ACK, 0, payload));
      }
      if (type === HEADERS) script(peer, stream, ++seen);
    });
  });
  await new Promise<void>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve()),
  );
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    seen: () => seen,
    frames: () => frames,
    [Symbol.dispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function peerOn(socket: Socket): Peer {
  const send = (...parts: Parameters<typeof frame>) =>
    socket.write(frame(...parts));
  return {
    socket,
    frame: (...parts) => void send(...parts),
    headers: (stream) =>
      send(
        HEADERS,
        END_HEADERS,
        stream,
        Buffer.concat([
          Buffer.of(0x88), // :status 200, HPACK's static table
          literal("content-type", "application/grpc"),
        ]),
      ),
    data: (stream) => send(0, 0, stream, Buffer.from([0, 0, 0, 0, 1, 65])),
    trailers: (stream) =>
      send(
        HEADERS,
        END_HEADERS | END_STREAM,
        stream,
        literal("grpc-status", "0"),
      ),
    reset: (stream, code) => send(RST_STREAM, 0, stream, uint32(code)),
    goaway: (last) =>
      send(GOAWAY, 0, 0, Buffer.concat([uint32(last), uint32(0)])),
  };
}

function frame(
  type: number,
  flags: number,
  stream: number,
  payload: Buffer = Buffer.of(),
): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
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
