/** RFC 9113 §3 and §4 on a client's connection: preface, frames, blocks. */
import { expect, setDefaultTimeout, test } from "bun:test";

import { House } from "./_house.ts";
import {
  ACK,
  CODE,
  continuation,
  data,
  END_HEADERS,
  END_STREAM,
  frame,
  HELLO,
  literal,
  octets,
  ping,
  post,
  priority,
  request,
  requestFields,
  SET,
  settings,
  text,
  TYPE,
} from "./_octets.ts";
import { answers, conform, goaway, IGNORED, type Row } from "./_rows.ts";

setDefaultTimeout(30_000); // the machine may be busy

const LARGE = new Uint8Array(16_385);
const FULL = new Uint8Array(16_384);
/** HEADERS that more must follow. */
const OPEN = request(1, requestFields(), END_STREAM);

const ROWS: readonly Row[] = [
  {
    section: "3.4",
    what: "an invalid preface is closed (here with one readable line, not GOAWAY)",
    hello: text("INVALID CONNECTION PREFACE\r\n\r\n"),
    send: [],
    expect: { kind: "closed" },
  },
  {
    section: "3.4",
    what: "a preface with its last octet wrong is closed",
    hello: octets(HELLO.subarray(0, 23), 0x20),
    send: [settings()],
    expect: { kind: "closed" },
  },
  {
    section: "3.4",
    what: "a first frame that is no SETTINGS (PING)",
    hello: octets(HELLO, ping()),
    send: [],
    expect: goaway(CODE.protocol),
  },
  {
    section: "3.4",
    what: "a first frame that is no SETTINGS (HEADERS)",
    hello: octets(HELLO, request(1)),
    send: [],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "3.4",
    what: "a first frame that is no SETTINGS (WINDOW_UPDATE)",
    hello: octets(HELLO, frame(TYPE.window, 0, 0, octets(0, 0, 0, 9))),
    send: [],
    expect: goaway(CODE.protocol),
  },
  {
    section: "3.4",
    what: "a first frame that is no SETTINGS (an unknown type)",
    hello: octets(HELLO, frame(0x16, 0, 0)),
    send: [],
    expect: goaway(CODE.protocol),
  },
  {
    section: "3.4",
    what: "a first SETTINGS that is an acknowledgement",
    hello: octets(HELLO, frame(TYPE.settings, ACK, 0)),
    send: [],
    expect: goaway(CODE.protocol),
  },
  {
    section: "3.4",
    what: "requests sent right behind the preface are answered",
    hello: octets(HELLO, settings(), request(1)),
    send: [],
    expect: answers(),
  },
  {
    section: "4.1",
    what: "a frame of an unknown type is ignored",
    send: [frame(0x16, 0xff, 0, text("unknown"))],
    expect: IGNORED,
  },
  {
    section: "4.1",
    what: "a frame of an unknown type on a stream is ignored",
    send: [post(1), frame(0xff, 0xff, 1, text("x")), data(1, "", END_STREAM)],
    expect: answers(),
  },
  {
    section: "4.1",
    what: "undefined flags are ignored",
    send: [frame(TYPE.headers, 0xd5 & ~0x28, 1, octets(0x82, 0x86, 0x84))],
    expect: answers(),
  },
  {
    section: "4.1",
    what: "the reserved bit is ignored",
    send: [
      frame(TYPE.ping, 0, 0x8000_0000, text("reserved")),
      frame(TYPE.headers, 5, 0x8000_0001, octets(0x82, 0x86, 0x84)),
    ],
    expect: answers(),
  },
  {
    section: "4.2",
    what: "DATA of 2^14 octets is taken",
    send: [post(1), data(1, FULL, END_STREAM)],
    expect: answers(),
  },
  {
    section: "4.2",
    what: "DATA of more than SETTINGS_MAX_FRAME_SIZE",
    send: [post(1), data(1, LARGE, END_STREAM)],
    expect: goaway(CODE.frameSize),
    upstream: "cancelled",
  },
  {
    section: "4.2",
    what: "HEADERS of more than SETTINGS_MAX_FRAME_SIZE",
    send: [frame(TYPE.headers, 5, 1, LARGE)],
    expect: goaway(CODE.frameSize),
  },
  {
    section: "4.2",
    what: "an unknown frame of more than SETTINGS_MAX_FRAME_SIZE",
    send: [frame(0x20, 0, 0, LARGE)],
    expect: goaway(CODE.frameSize),
  },
  {
    section: "4.3",
    what: "a block that cannot be decoded",
    send: [frame(TYPE.headers, 5, 1, octets(0xff, 0xff, 0xff, 0xff, 0xff))],
    expect: goaway(CODE.compression),
    upstream: "nothing",
  },
  {
    section: "4.3",
    what: "a block that ends within a field",
    send: [frame(TYPE.headers, 5, 1, literal("x", "long").subarray(0, 5))],
    expect: goaway(CODE.compression),
    upstream: "nothing",
  },
  {
    section: "4.3",
    what: "PRIORITY within a header block",
    send: [OPEN, priority(1), continuation(1, octets(), END_HEADERS)],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "4.3",
    what: "HEADERS of another stream within a header block",
    send: [OPEN, request(3)],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "4.3",
    what: "HEADERS of the same stream within a header block",
    send: [OPEN, request(1)],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "4.3",
    what: "PING within a header block",
    send: [OPEN, ping()],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "4.3",
    what: "CONTINUATION of another stream within a header block",
    send: [OPEN, continuation(3, octets(), END_HEADERS)],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
];

conform(ROWS);

test("§3.4 our first frame is SETTINGS, and theirs are acknowledged in order", async () => {
  await using house = await House.open();
  using client = await house.connect({ isPolite: false });
  client.send(settings([SET.window, 5]), ping());
  await client.until("a PING's answer", () => !!client.find(TYPE.ping));
  const [first] = client.frames;
  expect([first?.type, first?.flags]).toEqual([TYPE.settings, 0]);
  const acks = client.frames.filter(
    (it) => it.type === TYPE.settings && it.flags === ACK,
  );
  expect(acks.map((it) => it.payload.length)).toEqual([0, 0]);
  expect(client.frames.at(-1)?.type).toBe(TYPE.ping);
});

test("§6.5.2 our SETTINGS bound streams, windows and header lists, and say nothing twice", async () => {
  await using house = await House.open();
  using client = await house.connect();
  await client.until("SETTINGS", () => !!client.find(TYPE.settings));
  const payload = client.find(TYPE.settings)?.payload ?? Buffer.alloc(0);
  const said = new Map<number, number>();
  for (let at = 0; at < payload.length; at += 6) {
    const id = payload.readUInt16BE(at);
    expect(said.has(id)).toBe(false);
    said.set(id, payload.readUInt32BE(at + 2));
  }
  expect(said.get(SET.streams)).toBe(100);
  expect(said.get(SET.window)).toBe(65_535);
  expect(said.get(SET.listSize)).toBe(16_384);
  expect(said.get(SET.push) ?? 0).toBe(0);
});

test("§4.3 a block is read however it is cut into CONTINUATION frames", async () => {
  await using house = await House.open();
  const block = octets(0x82, 0x86, literal(":path", "/ok"));
  for (let at = 0; at <= block.length; at++) {
    using client = await house.connect();
    client.send(
      frame(TYPE.headers, END_STREAM, 1, block.subarray(0, at)),
      continuation(1, octets()),
      continuation(1, block.subarray(at), END_HEADERS),
    );
    await client.until("an answer", () => !!client.find(TYPE.data, 1));
  }
});
