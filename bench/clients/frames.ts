/** What every connection of HTTP/2 begins with. */
export const PREFACE = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

/** Types of frames (RFC 9113 §6). */
export const TYPE = {
  data: 0,
  headers: 1,
  priority: 2,
  reset: 3,
  settings: 4,
  ping: 6,
  windowUpdate: 8,
  continuation: 9,
} as const;

/** Flags of frames; a number means what its frame's type says. */
export const FLAG = { endStream: 1, ack: 1, endHeaders: 4 } as const;

/** What a frame's head says. */
export interface FrameHead {
  readonly type: number;
  readonly flags?: number;
  readonly stream?: number;
}

/** A frame as bytes; nothing checks that it is allowed. */
export function frame(
  { type, flags = 0, stream = 0 }: FrameHead,
  payload: Uint8Array = new Uint8Array(),
): Buffer {
  const bytes = Buffer.alloc(9 + payload.length);
  bytes.writeUIntBE(payload.length, 0, 3);
  bytes.writeUInt8(type, 3);
  bytes.writeUInt8(flags, 4);
  bytes.writeUInt32BE(stream, 5);
  bytes.set(payload, 9);
  return bytes;
}

/**
 * A request as a header block that needs no memory of other blocks: indexed
 * fields of the static table, and literals that are not indexed (RFC 7541).
 */
export function requestBlock(path: string): Buffer {
  return Buffer.concat([
    Buffer.of(0x83, 0x86), // :method POST, :scheme http
    literal(4, path),
    literal(1, "127.0.0.1"),
    literal(31, "application/grpc"),
    Buffer.of(0x00),
    text("te"),
    text("trailers"),
  ]);
}

/** A literal field without indexing; its name is one of the static table. */
function literal(name: number, value: string): Buffer {
  const index = name < 15 ? Buffer.of(name) : Buffer.of(0x0f, name - 15); // 4-bit prefix
  return Buffer.concat([index, text(value)]);
}

/** Texts of up to 126 bytes, as they are. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.of(value.length), Buffer.from(value)]);
}
