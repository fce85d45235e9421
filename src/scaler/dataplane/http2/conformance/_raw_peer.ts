import { Decoder } from "../hpack/decoder.ts";
import { ACK, frame, TYPE, uint32, type Field } from "./_octets.ts";

/** A frame that came. */
export interface RawFrame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
  /** Of HEADERS with all that belongs to it; on the last of its frames. */
  readonly fields?: readonly Field[];
}

/** The part of Bun's socket that is used. */
export interface RawSocket {
  readonly localPort: number;
  write(bytes: Uint8Array): number;
  end(): void;
  shutdown(): void;
  terminate(): void;
  pause(): void;
  resume(): void;
}

/** What a peer does without being told. */
export interface PeerHabits {
  /** Acknowledge SETTINGS and PING. @default true */
  readonly isPolite?: boolean;
  /** Give the window back for DATA. @default true */
  readonly reads?: boolean;
}

interface Waiter {
  readonly isOver: () => boolean;
  readonly resolve: () => void;
}

/** One end of a connection in raw frames; hears everything, says what it is told. */
export class RawPeer implements Disposable {
  readonly frames: RawFrame[] = [];
  /** Nothing comes any more. */
  isEnded = false;
  /** Whether nothing but frames came; what came instead. */
  noise = "";
  onFrame: (seen: RawFrame) => void = () => {};
  readonly #socket: RawSocket;
  readonly #habits: PeerHabits;
  readonly #decoder = new Decoder({ listSize: 1 << 20, fields: 10_000 });
  readonly #waiters = new Set<Waiter>();
  #unsent: Uint8Array[] = [];
  #buffer: Buffer = Buffer.alloc(0);
  #block: Buffer[] = [];

  constructor(socket: RawSocket, habits: PeerHabits = {}) {
    this.#socket = socket;
    this.#habits = habits;
  }

  /** Our own port. */
  get localPort(): number {
    return this.#socket.localPort;
  }

  /** Sends bytes; what the kernel does not take goes out later. */
  send(...bytes: Uint8Array[]): void {
    this.#unsent.push(Buffer.concat(bytes));
    this.flush();
  }

  /** Everything that was to be sent has been taken. */
  get isSent(): boolean {
    return this.#unsent.length === 0;
  }

  flush(): void {
    for (let next = this.#unsent[0]; next; next = this.#unsent[0]) {
      const count = Math.max(0, this.#socket.write(next));
      if (count < next.length) {
        this.#unsent[0] = next.subarray(count);
        break;
      }
      this.#unsent.shift();
    }
    this.#look();
  }

  /** SETTINGS_HEADER_TABLE_SIZE, as said to the other side. */
  setTableLimit(bytes: number): void {
    this.#decoder.setTableLimit(bytes);
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Says that no more comes, and goes on listening. */
  halfClose(): void {
    this.#socket.shutdown();
  }

  /** Closes at once. */
  cut(): void {
    this.#socket.terminate();
    this.over();
  }

  [Symbol.dispose](): void {
    this.cut();
  }

  /** The socket said that nothing more comes. */
  over(): void {
    this.isEnded = true;
    this.#unsent = [];
    this.#look();
  }

  /** Waits for something that comes, 5 s at most. */
  async until(what: string, holds: () => boolean, ms = 5_000): Promise<void> {
    if (holds()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiter = { isOver: holds, resolve };
    this.#waiters.add(waiter);
    const timer = setTimeout(resolve, ms);
    await promise;
    clearTimeout(timer);
    this.#waiters.delete(waiter);
    if (!holds()) throw new Error(`Never came: ${what}; but ${this.summary()}`);
  }

  /** The first frame of that kind; `undefined` when there is none yet. */
  find(type: number, stream?: number): RawFrame | undefined {
    return this.frames.find(
      (it) => it.type === type && (stream ?? it.stream) === it.stream,
    );
  }

  /** What came, in short: `1/5@1` is a HEADERS that is all of an answer. */
  summary(): string {
    const last = this.frames.slice(-12).map((it) => {
      const code = it.type === TYPE.reset ? `:${codeOf(it)}` : "";
      const why = it.type === TYPE.goaway ? `:${codeOf(it)}` : "";
      return `${it.type}/${it.flags}@${it.stream}${code}${why}`;
    });
    const ended = this.isEnded ? " and the end" : "";
    return `${this.frames.length} frames: ${last.join(" ")}${ended}`;
  }

  receive(bytes: Uint8Array): void {
    this.#buffer = Buffer.concat([this.#buffer, bytes]);
    let at = 0;
    const all = this.#buffer;
    while (all.length - at >= 9) {
      const end = at + 9 + all.readUIntBE(at, 3);
      if (all.length < end) break;
      const [type = 0, flags = 0] = all.subarray(at + 3, at + 5);
      const stream = all.readUInt32BE(at + 5);
      this.#take({ type, flags, stream, payload: all.subarray(at + 9, end) });
      at = end;
    }
    this.#buffer = all.subarray(at);
    this.#look();
  }

  #take(seen: RawFrame): void {
    const { type, flags, payload, stream } = seen;
    const isBlock = type === TYPE.headers || type === TYPE.continuation;
    if (isBlock) this.#block.push(payload);
    const isWhole = isBlock && (flags & 4) !== 0;
    const it = isWhole ? { ...seen, fields: this.#decode() } : seen;
    this.frames.push(it);
    this.#answer(type, flags, stream, payload);
    this.onFrame(it);
  }

  #answer(type: number, flags: number, stream: number, payload: Buffer): void {
    const { isPolite = true, reads = true } = this.#habits;
    const asks = isPolite && (flags & ACK) === 0;
    if (asks && type === TYPE.settings) this.send(frame(type, ACK, 0));
    if (asks && type === TYPE.ping) this.send(frame(type, ACK, 0, payload));
    if (!reads || type !== TYPE.data || payload.length === 0) return;
    for (const id of [0, stream]) {
      this.send(frame(TYPE.window, 0, id, uint32(payload.length)));
    }
  }

  #decode(): Field[] {
    const bytes = Buffer.concat(this.#block);
    this.#block = [];
    const decoded = this.#decoder.decode(bytes, 0, bytes.length);
    if (typeof decoded === "number") {
      throw new Error(`A header block cannot be read: ${decoded}`);
    }
    return decoded.fields.map(({ name, value }) => [name, value]);
  }

  #look(): void {
    for (const { isOver, resolve } of this.#waiters) if (isOver()) resolve();
  }
}

/** The error code of a RST_STREAM or GOAWAY. */
export function codeOf({ type, payload }: RawFrame): number {
  return payload.readUInt32BE(type === TYPE.goaway ? 4 : 0);
}

/** A field's value; "" when it is not there. */
export function valueOf(seen: RawFrame | undefined, name: string): string {
  return seen?.fields?.find(([it]) => it === name)?.[1] ?? "";
}
