import { block, frame, settings, TYPE, type Field } from "./_octets.ts";
import {
  codeOf,
  RawPeer,
  valueOf,
  type PeerHabits,
  type RawFrame,
} from "./_raw_peer.ts";

/** A request as the end server saw it. */
export interface SeenRequest {
  readonly peer: RawPeer;
  readonly stream: number;
  readonly fields: readonly Field[];
  readonly path: string;
  bytes: number;
  /** The client's part is whole. */
  isWhole: boolean;
  /** The code it was reset with. */
  resetCode: number | undefined;
}

/** What an end server does; `nth` counts from 1. */
export interface BackendScript extends PeerHabits {
  /** First of all bytes on a connection. @default empty SETTINGS */
  readonly greet?: (nth: number) => Uint8Array;
  /** A request's headers have come. */
  readonly onRequest?: (request: SeenRequest, nth: number) => void;
  /** A request has come to its end. */
  readonly onWhole?: (request: SeenRequest, nth: number) => void;
}

const PREFACE_BYTES = 24;

/** HEADERS of an answer. */
export function answer(
  stream: number,
  extra: readonly Field[] = [],
  flags = 4,
): Uint8Array {
  const fields: Field[] = [[":status", "200"], ...extra];
  return frame(TYPE.headers, flags, stream, block(fields));
}

/** A whole small answer. */
export function wholeAnswer(stream: number): Uint8Array {
  const body = frame(TYPE.data, 1, stream, Buffer.from("ok"));
  return Buffer.concat([answer(stream), body]);
}

/** Answers by path: `/hold` not at all, `/early` with headers, all else whole. */
export function answerByPath({ peer, stream, path }: SeenRequest): void {
  if (path === "/hold") return;
  peer.send(path === "/early" ? answer(stream) : wholeAnswer(stream));
}

/** An end server in raw frames. */
export class RawBackend implements Disposable {
  readonly peers: RawPeer[] = [];
  readonly requests: SeenRequest[] = [];
  readonly #script: BackendScript;
  readonly #listener: Bun.TCPSocketListener<Arrived | undefined>;

  constructor(script: BackendScript = {}) {
    this.#script = script;
    this.#listener = Bun.listen<Arrived | undefined>({
      hostname: "127.0.0.1",
      port: 0,
      socket: {
        open: (socket) => {
          const peer = new RawPeer(socket, script);
          socket.data = { peer, skip: PREFACE_BYTES };
          peer.onFrame = (seen) => this.#onFrame(peer, seen);
          const nth = this.peers.push(peer);
          peer.send(script.greet?.(nth) ?? settings());
        },
        data({ data }, bytes) {
          if (!data) return;
          const skipped = Math.min(data.skip, bytes.length);
          data.skip -= skipped;
          data.peer.receive(bytes.subarray(skipped));
        },
        drain: ({ data }) => data?.peer.flush(),
        end: ({ data }) => data?.peer.over(),
        close: ({ data }) => data?.peer.over(),
        error() {}, // "close" follows
      },
    });
  }

  get port(): number {
    return this.#listener.port;
  }

  /** Forgets what it saw, so that a long run does not pile it up. */
  forget(): void {
    this.requests.length = 0;
    for (const peer of this.peers) peer.frames.length = 0;
  }

  [Symbol.dispose](): void {
    this.#listener.stop(true);
  }

  #onFrame(peer: RawPeer, seen: RawFrame): void {
    const { type, stream, payload, flags } = seen;
    const known = this.requests.findLast(
      (it) => it.peer === peer && it.stream === stream,
    );
    if (known && type === TYPE.data) known.bytes += payload.length;
    if (known && type === TYPE.reset) known.resetCode = codeOf(seen);
    const isBody = type === TYPE.data || type === TYPE.headers;
    if (!isBody) return;
    const it = known ?? this.#begin(peer, seen);
    if ((flags & 1) === 0) return;
    it.isWhole = true;
    const nth = this.requests.indexOf(it) + 1;
    (this.#script.onWhole ?? answerByPath)(it, nth);
  }

  #begin(peer: RawPeer, seen: RawFrame): SeenRequest {
    const request: SeenRequest = {
      peer,
      stream: seen.stream,
      fields: seen.fields ?? [],
      path: valueOf(seen, ":path"),
      bytes: 0,
      isWhole: false,
      resetCode: undefined,
    };
    const nth = this.requests.push(request);
    this.#script.onRequest?.(request, nth);
    return request;
  }
}

interface Arrived {
  readonly peer: RawPeer;
  skip: number;
}
