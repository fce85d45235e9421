/** RFC 9113 §6.1, §6.2, §6.6 and §6.10 on a client's connection: frames of messages. */
import { expect, setDefaultTimeout, test } from "bun:test";

import { House } from "./_house.ts";
import {
  CODE,
  continuation,
  data,
  END_HEADERS,
  END_STREAM,
  frame,
  literal,
  octets,
  PADDED,
  post,
  PRIORITY,
  request,
  requestFields,
  SET,
  settings,
  text,
  TYPE,
  uint32,
  widen,
} from "./_octets.ts";
import { answer } from "./_raw_backend.ts";
import { codeOf, type RawPeer } from "./_raw_peer.ts";
import { answers, conform, goaway, type Row } from "./_rows.ts";

setDefaultTimeout(30_000); // the machine may be busy

const GET = octets(0x82, 0x86, 0x84);
const OPEN = frame(TYPE.headers, END_STREAM, 1, GET);

const DATA: readonly Row[] = [
  {
    section: "6.1",
    what: "a body in several DATA frames",
    send: [post(1), data(1, "a"), data(1, "b"), data(1, "c", END_STREAM)],
    expect: answers(),
  },
  {
    section: "6.1",
    what: "an empty last DATA frame ends a body",
    send: [post(1), data(1, "a"), data(1, "", END_STREAM)],
    expect: answers(),
  },
  {
    section: "6.1",
    what: "DATA with padding",
    send: [post(1), data(1, octets(4, text("body"), uint32(0)), 9)],
    expect: answers(),
  },
  {
    section: "6.1",
    what: "DATA that is all padding",
    send: [post(1), data(1, octets(4, uint32(0)), PADDED | END_STREAM)],
    expect: answers(),
  },
  {
    section: "6.1",
    what: "DATA on stream 0",
    send: [post(1), data(0, "test", END_STREAM)],
    expect: goaway(CODE.protocol),
    upstream: "cancelled",
  },
  {
    section: "6.1",
    what: "DATA with padding as long as the payload",
    send: [post(1), data(1, octets(5, text("test")), PADDED | END_STREAM)],
    expect: goaway(CODE.protocol),
    upstream: "cancelled",
  },
  {
    section: "6.1",
    what: "DATA with padding, and not even its length",
    send: [post(1), data(1, "", PADDED | END_STREAM)],
    expect: goaway(CODE.frameSize, CODE.protocol),
    upstream: "cancelled",
  },
];

const HEADERS: readonly Row[] = [
  {
    section: "6.2",
    what: "HEADERS with padding",
    send: [frame(TYPE.headers, 5 | PADDED, 1, octets(3, GET, 0, 0, 0))],
    expect: answers(),
  },
  {
    section: "6.2",
    what: "HEADERS with priority",
    send: [frame(TYPE.headers, 5 | PRIORITY, 1, octets(uint32(0), 255, GET))],
    expect: answers(),
  },
  {
    section: "6.2",
    what: "HEADERS with padding and priority",
    send: [
      frame(
        TYPE.headers,
        5 | PADDED | PRIORITY,
        1,
        octets(2, uint32(0x8000_0007), 0, GET, 0, 0),
      ),
    ],
    expect: answers(),
  },
  {
    section: "6.2",
    what: "HEADERS on stream 0",
    send: [frame(TYPE.headers, 5, 0, GET)],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.2",
    what: "HEADERS with padding longer than the payload",
    send: [frame(TYPE.headers, 5 | PADDED, 1, octets(9, GET))],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "6.2",
    what: "HEADERS with padding that reaches into the priority",
    send: [
      frame(
        TYPE.headers,
        5 | PADDED | PRIORITY,
        1,
        octets(5, uint32(0), 0, GET),
      ),
    ],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "6.2",
    what: "HEADERS too short for their priority",
    send: [frame(TYPE.headers, 5 | PRIORITY, 1, GET)],
    expect: goaway(CODE.frameSize, CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "6.2",
    what: "HEADERS with padding, and not even its length",
    send: [frame(TYPE.headers, 5 | PADDED, 1)],
    expect: goaway(CODE.frameSize, CODE.protocol),
    upstream: "nothing",
  },
];

const CONTINUATION: readonly Row[] = [
  {
    section: "6.10",
    what: "one CONTINUATION",
    send: [
      frame(TYPE.headers, END_STREAM, 1, GET.subarray(0, 1)),
      continuation(1, GET.subarray(1), END_HEADERS),
    ],
    expect: answers(),
  },
  {
    section: "6.10",
    what: "several CONTINUATION frames, an empty one among them",
    send: [
      frame(TYPE.headers, END_STREAM, 1),
      continuation(1, GET.subarray(0, 2)),
      continuation(1, octets()),
      continuation(1, GET.subarray(2), END_HEADERS),
    ],
    expect: answers(),
  },
  {
    section: "6.10",
    what: "END_STREAM counts where it stands, on HEADERS, and not on CONTINUATION",
    send: [
      frame(TYPE.headers, 0, 1, GET),
      continuation(1, octets(), END_HEADERS | END_STREAM),
      data(1, "body", END_STREAM),
    ],
    expect: answers(),
  },
  {
    section: "6.10",
    what: "trailers in CONTINUATION",
    send: [
      post(1),
      frame(TYPE.headers, END_STREAM, 1),
      continuation(1, literal("a", "b"), END_HEADERS),
    ],
    expect: answers(),
  },
  {
    section: "6.10",
    what: "CONTINUATION followed by another frame than CONTINUATION",
    send: [OPEN, continuation(1, octets()), data(1, "x")],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "6.10",
    what: "CONTINUATION on stream 0",
    send: [OPEN, continuation(0, octets(), END_HEADERS)],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "6.10",
    what: "CONTINUATION after HEADERS with END_HEADERS",
    send: [
      frame(TYPE.headers, END_HEADERS, 1, GET),
      continuation(1, octets(), END_HEADERS),
    ],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.10",
    what: "CONTINUATION after CONTINUATION with END_HEADERS",
    send: [
      frame(TYPE.headers, 0, 1, GET),
      continuation(1, octets(), END_HEADERS),
      continuation(1, octets(), END_HEADERS),
    ],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.10",
    what: "CONTINUATION after DATA",
    send: [post(1), data(1, "x"), continuation(1, octets(), END_HEADERS)],
    expect: goaway(CODE.protocol),
    upstream: "cancelled",
  },
];

conform([...DATA, ...HEADERS, ...CONTINUATION]);

/** A house whose end server answers with that body. */
function houseWith(body: string): Promise<House> {
  return House.open({
    script: {
      onWhole: ({ peer, stream }) =>
        peer.send(answer(stream), data(stream, body, END_STREAM)),
    },
  });
}

/** The body that has come on stream 1 so far. */
function bodyOf(client: RawPeer): string {
  const frames = client.frames.filter((it) => it.type === TYPE.data);
  return Buffer.concat(frames.map((it) => it.payload)).toString();
}

test("§6.9.1 a stream's window of 1 lets one octet out, and each update as much as it says", async () => {
  await using house = await houseWith("abcdef");
  using client = await house.connect({ reads: false });
  client.send(settings([SET.window, 1]), request(1));
  await client.until("an octet", () => bodyOf(client) === "a");
  client.send(widen(1, 2));
  await client.until("two more", () => bodyOf(client) === "abc");
  client.send(widen(1, 9));
  await client.until("all", () => bodyOf(client) === "abcdef");
  expect(client.frames.findLast((it) => it.stream === 1)?.flags).toBe(1);
});

test("§6.9.2 a changed INITIAL_WINDOW_SIZE changes the windows of open streams", async () => {
  await using house = await houseWith("abcdef");
  using client = await house.connect({ reads: false });
  client.send(settings([SET.window, 0]), request(1));
  await client.until("headers", () => !!client.find(TYPE.headers, 1));
  client.send(settings([SET.window, 4]));
  await client.until("four octets", () => bodyOf(client) === "abcd");
  client.send(settings([SET.window, 6]));
  await client.until("all", () => bodyOf(client) === "abcdef");
});

test("§6.9.2 a window may become negative and must be positive again before more is sent", async () => {
  await using house = await houseWith("abcdef");
  using client = await house.connect({ reads: false });
  client.send(settings([SET.window, 3]), request(1));
  await client.until("three octets", () => bodyOf(client) === "abc");
  client.send(settings([SET.window, 1]), widen(1, 2), request(3));
  await client.until("another's octet", () => !!client.find(TYPE.data, 3));
  expect(bodyOf(client)).toBe("abca"); // the last is of stream 3
  client.send(widen(1, 1));
  await client.until("one more", () => bodyOf(client) === "abcad");
});

test("§6.5.3 of several values of one setting the last counts", async () => {
  await using house = await houseWith("abcdef");
  using client = await house.connect({ reads: false });
  client.send(settings([SET.window, 100], [SET.window, 1]), request(1));
  await client.until("an octet", () => bodyOf(client) === "a");
});

test("§6.9 the connection's window holds all streams, headers and trailers excepted", async () => {
  const size = 40_000;
  await using house = await houseWith("x".repeat(size / 4).slice(0, 16_384));
  using client = await house.connect({ reads: false });
  const ids = [1, 3, 5, 7, 9, 11, 13, 15];
  client.send(...ids.map((id) => request(id)));
  await client.until("a full window", () => bodyOf(client).length === 65_535);
  const heads = () => client.frames.filter((it) => it.type === TYPE.headers);
  await client.until("all headers", () => heads().length === ids.length);
  expect(bodyOf(client).length).toBe(65_535);
  client.send(widen(0, 14_465));
  await client.until("the rest", () => bodyOf(client).length === 80_000);
});

test("§6.9.1 a client that sends more than its stream's window", async () => {
  await using house = await House.open({ script: { reads: false } });
  using client = await house.connect();
  const peer = await house.upstream();
  peer.send(settings([SET.window, 0])); // what came stays with us
  await house.serves();
  client.send(post(1, [], "/hold"));
  for (let i = 0; i < 5; i++) client.send(data(1, "x".repeat(16_384)));
  await client.until("an error", () => !!client.find(TYPE.reset, 1));
  const said = client.find(TYPE.reset, 1);
  expect(said && codeOf(said)).toBe(CODE.flow);
});

test("§4.2 DATA to a client never exceeds 2^14 octets, even where more is allowed", async () => {
  await using house = await houseWith("x".repeat(16_384));
  using client = await house.connect();
  client.send(settings([SET.frameSize, 16_777_215]), request(1));
  await client.until("all", () => bodyOf(client).length === 16_384);
  const sizes = client.frames.map((it) => it.payload.length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(16_384);
});

test("§8.1 an early answer ends with RST_STREAM NO_ERROR for the rest of the request", async () => {
  await using house = await House.open({
    script: {
      onRequest: ({ peer, stream }) =>
        peer.send(answer(stream), data(stream, "early", END_STREAM)),
      onWhole() {},
    },
  });
  using client = await house.connect();
  client.send(post(1), data(1, "first"));
  await client.until("a reset", () => !!client.find(TYPE.reset, 1));
  expect(bodyOf(client)).toBe("early");
  expect(client.find(TYPE.reset, 1)?.payload.readUInt32BE()).toBe(CODE.none);
  client.send(data(1, "late"), request(3, requestFields()));
  await client.until("another answer", () => !!client.find(TYPE.data, 3));
  expect(client.find(TYPE.goaway)).toBeUndefined();
});
