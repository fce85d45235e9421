/**
 * HTTP/2 written by hand from RFC 9113 §4 and §6 and RFC 7541 §5 and §6: no
 * code of the engine is used, so that no fault of its can cancel out.
 */

/** Frame types. */
export const TYPE = {
  data: 0,
  headers: 1,
  priority: 2,
  reset: 3,
  settings: 4,
  push: 5,
  ping: 6,
  goaway: 7,
  window: 8,
  continuation: 9,
} as const;

/** Flags. */
export const END_STREAM = 1;
export const ACK = 1;
export const END_HEADERS = 4;
export const PADDED = 8;
export const PRIORITY = 32;

/** Error codes. */
export const CODE = {
  none: 0,
  protocol: 1,
  internal: 2,
  flow: 3,
  settingsTimeout: 4,
  streamClosed: 5,
  frameSize: 6,
  refused: 7,
  cancel: 8,
  compression: 9,
  calm: 11,
} as const;

/** Settings. */
export const SET = {
  tableSize: 1,
  push: 2,
  streams: 3,
  window: 4,
  frameSize: 5,
  listSize: 6,
} as const;

/** What a client says first. */
export const HELLO = text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

/** Bytes, from numbers and from what is bytes already. */
export function octets(...parts: (number | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    parts.map((it) => (typeof it === "number" ? Uint8Array.of(it) : it)),
  );
}

/** Latin1. */
export function text(value: string): Uint8Array {
  return Buffer.from(value, "latin1");
}

/** Four bytes. */
export function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Any frame. */
export function frame(
  type: number,
  flags: number,
  stream: number,
  payload: Uint8Array = new Uint8Array(0),
): Uint8Array {
  const size = uint32(payload.length).subarray(1);
  return octets(size, type, flags, uint32(stream), payload);
}

/** HPACK's integers (RFC 7541 §5.1): `bits` of prefix under `pattern`. */
export function integer(
  value: number,
  bits: number,
  pattern: number,
): Uint8Array {
  const most = 2 ** bits - 1;
  if (value < most) return octets(pattern | value);
  const bytes = [pattern | most];
  let rest = value - most;
  for (; rest >= 128; rest = Math.floor(rest / 128))
    bytes.push((rest % 128) | 128);
  return octets(...bytes, rest);
}

/** A string without Huffman code. */
export function string(value: string): Uint8Array {
  return octets(integer(value.length, 7, 0), text(value));
}

/** A field that goes into no table, or with 0x40 into the dynamic one. */
export function literal(name: string, value: string, pattern = 0): Uint8Array {
  return octets(pattern, string(name), string(value));
}

/** A field as name and value. */
export type Field = readonly [name: string, value: string];

/** A block of literals. */
export function block(fields: readonly Field[]): Uint8Array {
  return octets(...fields.map(([name, value]) => literal(name, value)));
}

/** What makes a request; the path decides how the raw end server answers. */
export function requestFields(path = "/ok", method = "GET"): Field[] {
  return [
    [":method", method],
    [":scheme", "http"],
    [":path", path],
    [":authority", "conformance"],
  ];
}

/** HEADERS of a request, whole unless `flags` say otherwise. */
export function request(
  stream: number,
  fields: readonly Field[] = requestFields(),
  flags = END_HEADERS | END_STREAM,
): Uint8Array {
  return frame(TYPE.headers, flags, stream, block(fields));
}

/** HEADERS of a request whose body follows. */
export function post(
  stream: number,
  extra: readonly Field[] = [],
  path = "/ok",
): Uint8Array {
  const fields = [...requestFields(path, "POST"), ...extra];
  return request(stream, fields, END_HEADERS);
}

/** DATA; with `flags` 1 the last. */
export function data(
  stream: number,
  body: string | Uint8Array = "",
  flags = 0,
): Uint8Array {
  const bytes = typeof body === "string" ? text(body) : body;
  return frame(TYPE.data, flags, stream, bytes);
}

/** HEADERS that end a message. */
export function trailers(stream: number, fields: readonly Field[]): Uint8Array {
  return request(stream, fields);
}

/** CONTINUATION with any piece of a block. */
export function continuation(
  stream: number,
  piece: Uint8Array,
  flags = 0,
): Uint8Array {
  return frame(TYPE.continuation, flags, stream, piece);
}

/** SETTINGS. */
export function settings(...pairs: readonly (readonly number[])[]): Uint8Array {
  const entries = pairs.map(([id = 0, value = 0]) =>
    octets(id >> 8, id & 255, uint32(value)),
  );
  return frame(TYPE.settings, 0, 0, octets(...entries));
}

/** RST_STREAM. */
export function reset(stream: number, code: number = CODE.cancel): Uint8Array {
  return frame(TYPE.reset, 0, stream, uint32(code));
}

/** WINDOW_UPDATE. */
export function widen(stream: number, increment: number): Uint8Array {
  return frame(TYPE.window, 0, stream, uint32(increment));
}

/** PING with eight letters. */
export function ping(letters = "pingpong", flags = 0): Uint8Array {
  return frame(TYPE.ping, flags, 0, text(letters));
}

/** GOAWAY. */
export function goaway(last: number, code = 0, debug = ""): Uint8Array {
  const payload = octets(uint32(last), uint32(code), text(debug));
  return frame(TYPE.goaway, 0, 0, payload);
}

/** PRIORITY: depends on `on`. */
export function priority(stream: number, on = 0, weight = 15): Uint8Array {
  return frame(TYPE.priority, 0, stream, octets(uint32(on), weight));
}

/** `count` times the same. */
export function times(count: number, bytes: Uint8Array): Uint8Array {
  return octets(...Array.from({ length: count }, () => bytes));
}
