/** RFC 9113 §5 on a client's connection: the states of streams, and errors. */
import { setDefaultTimeout } from "bun:test";

import type { House } from "./_house.ts";
import {
  CODE,
  continuation,
  data,
  END_HEADERS,
  END_STREAM,
  frame,
  literal,
  octets,
  ping,
  post,
  PRIORITY,
  priority,
  request,
  requestFields,
  reset,
  text,
  TYPE,
  uint32,
  widen,
} from "./_octets.ts";
import type { RawPeer } from "./_raw_peer.ts";
import {
  answers,
  conform,
  goaway,
  IGNORED,
  resets,
  resetsOrGoaway,
  type Row,
} from "./_rows.ts";

setDefaultTimeout(30_000); // the machine may be busy

/** A request that is whole and stays unanswered. */
const HALF_CLOSED = request(1, requestFields("/hold"));

/** A whole exchange on stream 1, then `bytes`. */
function afterAnswer(...bytes: Uint8Array[]) {
  return async (client: RawPeer): Promise<void> => {
    client.send(request(1));
    await client.until("an answer", () => !!client.find(TYPE.data, 1));
    client.send(...bytes);
  };
}

/** A stream that we reset for a fault of the client, then `bytes`. */
function afterFault(...bytes: Uint8Array[]) {
  return async (client: RawPeer): Promise<void> => {
    client.send(post(1, [], "/hold"), widen(1, 0));
    await client.until("a reset", () => !!client.find(TYPE.reset, 1));
    client.send(...bytes);
  };
}

/** 100 streams that stay open. */
async function fill(client: RawPeer, { backend }: House): Promise<void> {
  const before = backend.requests.length;
  for (let id = 1; id < 200; id += 2) {
    client.send(request(id, requestFields("/hold")));
  }
  await backend.peers
    .at(-1)
    ?.until("100 requests", () => backend.requests.length === before + 100);
}

const IDLE: readonly Row[] = [
  {
    section: "5.1",
    what: "idle: DATA",
    send: [data(1, "test", END_STREAM)],
    expect: goaway(CODE.protocol),
  },
  {
    section: "5.1",
    what: "idle: RST_STREAM",
    send: [reset(1)],
    expect: goaway(CODE.protocol),
  },
  {
    section: "5.1",
    what: "idle: RST_STREAM of an even id, after a request",
    send: [request(1), reset(8)],
    expect: goaway(CODE.protocol),
  },
  {
    section: "5.1",
    what: "idle: RST_STREAM after a request is let pass, as the C core sends it",
    send: [request(1), reset(9), reset(7), reset(5), request(3)],
    expect: answers("200", 3),
  },
  {
    section: "5.1",
    what: "idle: WINDOW_UPDATE",
    send: [widen(1, 100)],
    expect: goaway(CODE.protocol),
  },
  {
    section: "5.1",
    what: "idle: CONTINUATION",
    send: [continuation(1, octets(0x82), END_HEADERS)],
    expect: goaway(CODE.protocol),
  },
  {
    section: "5.1",
    what: "idle: PRIORITY is allowed",
    send: [priority(1), request(1)],
    expect: answers(),
  },
  {
    section: "5.1",
    what: "idle: an id above all that were opened is idle, too",
    send: [request(5), widen(7, 1)],
    expect: goaway(CODE.protocol),
  },
];

const HALF: readonly Row[] = [
  {
    section: "5.1",
    what: "half-closed (remote): DATA",
    send: [HALF_CLOSED, data(1, "test", END_STREAM)],
    expect: resets(CODE.streamClosed),
  },
  {
    section: "5.1",
    what: "half-closed (remote): HEADERS",
    send: [HALF_CLOSED, request(1)],
    expect: resets(CODE.streamClosed),
  },
  {
    section: "5.1",
    what: "half-closed (remote): CONTINUATION",
    send: [HALF_CLOSED, continuation(1, octets(0x82), END_HEADERS)],
    expect: goaway(CODE.protocol, CODE.streamClosed),
  },
  {
    section: "5.1",
    what: "half-closed (remote): WINDOW_UPDATE is allowed",
    send: [HALF_CLOSED, widen(1, 100)],
    expect: IGNORED,
  },
  {
    section: "5.1",
    what: "half-closed (remote): PRIORITY is allowed",
    send: [HALF_CLOSED, priority(1)],
    expect: IGNORED,
  },
  {
    section: "5.1",
    what: "half-closed (remote): RST_STREAM is allowed",
    send: [HALF_CLOSED, reset(1)],
    expect: IGNORED,
  },
];

const CLOSED: readonly Row[] = [
  {
    section: "5.1",
    what: "closed by RST_STREAM: DATA",
    send: [post(1), reset(1), data(1, "test", END_STREAM)],
    expect: resetsOrGoaway(CODE.streamClosed),
  },
  {
    section: "5.1",
    what: "closed by RST_STREAM: HEADERS",
    send: [post(1), reset(1), request(1)],
    expect: resetsOrGoaway(CODE.streamClosed),
    upstream: "nothing",
  },
  {
    section: "5.1",
    what: "closed by RST_STREAM: CONTINUATION",
    send: [post(1), reset(1), continuation(1, octets(0x82), END_HEADERS)],
    expect: goaway(CODE.protocol, CODE.streamClosed),
  },
  {
    section: "5.1",
    what: "closed by RST_STREAM: PRIORITY is allowed",
    send: [post(1), reset(1), priority(1)],
    expect: IGNORED,
  },
  {
    section: "5.1",
    what: "closed by END_STREAM: DATA",
    send: afterAnswer(data(1, "test", END_STREAM)),
    expect: resetsOrGoaway(CODE.streamClosed),
  },
  {
    section: "5.1",
    what: "closed by END_STREAM: HEADERS",
    send: afterAnswer(request(1)),
    expect: goaway(CODE.streamClosed),
  },
  {
    section: "5.1",
    what: "closed by END_STREAM: CONTINUATION",
    send: afterAnswer(continuation(1, octets(0x82), END_HEADERS)),
    expect: goaway(CODE.protocol, CODE.streamClosed),
  },
  {
    section: "5.1",
    what: "closed by END_STREAM: WINDOW_UPDATE, RST_STREAM and PRIORITY are ignored",
    send: afterAnswer(widen(1, 9), reset(1), priority(1)),
    expect: IGNORED,
  },
  {
    section: "5.1",
    what: "closed by our RST_STREAM: what was under way is ignored",
    send: afterFault(
      data(1, "late"),
      widen(1, 9),
      request(1, [["late", "trailer"]]),
      reset(1),
    ),
    expect: resets(CODE.protocol),
  },
];

const IDS: readonly Row[] = [
  {
    section: "5.1.1",
    what: "a stream with an even id",
    send: [request(2)],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "5.1.1",
    what: "an id smaller than one before (which closed the ones it skipped)",
    send: [request(5, requestFields("/hold")), request(3)],
    expect: goaway(CODE.protocol, CODE.streamClosed),
  },
  {
    section: "5.1.1",
    what: "ids may be skipped",
    send: [request(7)],
    expect: answers("200", 7),
  },
  {
    section: "5.1.2",
    what: "more streams than SETTINGS_MAX_CONCURRENT_STREAMS",
    async send(client, house) {
      await fill(client, house);
      client.send(request(201));
      await client.until("a refusal", () => !!client.find(TYPE.reset, 201));
      client.send(reset(1), reset(3));
    },
    expect: { kind: "reset", stream: 201, codes: [CODE.refused] },
  },
  {
    section: "5.1.2",
    what: "a refused stream's header block still changes the HPACK table",
    async send(client, house) {
      await fill(client, house);
      const kept = octets(0x82, 0x86, 0x84, literal("x-kept", "yes", 0x40));
      client.send(frame(TYPE.headers, 5, 201, kept));
      await client.until("a refusal", () => !!client.find(TYPE.reset, 201));
      client.send(reset(1), reset(3));
      const path = literal(":path", "/ok");
      const uses = octets(0x82, 0x86, path, 0xbe);
      client.send(frame(TYPE.headers, 5, 203, uses));
    },
    expect: answers("200", 203),
  },
];

const DEPENDS_ON_ITSELF = octets(uint32(1), 16, 0x82, 0x86, 0x84);

const REST: readonly Row[] = [
  {
    section: "5.3.1",
    what: "HEADERS that depend on their own stream",
    send: [frame(TYPE.headers, 5 | PRIORITY, 1, DEPENDS_ON_ITSELF)],
    expect: resets(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "5.3.1",
    what: "PRIORITY that depends on its own stream, open",
    send: [HALF_CLOSED, priority(1, 1)],
    expect: resets(CODE.protocol),
  },
  {
    section: "5.3.1",
    what: "PRIORITY that depends on its own stream, idle",
    send: [priority(1, 1)],
    expect: resetsOrGoaway(CODE.protocol),
  },
  {
    section: "5.3.2",
    what: "any PRIORITY, exclusive ones and on what is not there, changes nothing",
    send: [
      priority(1, 3, 0),
      priority(3, 0x8000_0000, 255),
      priority(2, 99),
      request(1),
    ],
    expect: answers(),
  },
  {
    section: "5.4.1",
    what: "a connection error is said by GOAWAY, then the connection is closed",
    send: [request(1), frame(TYPE.ping, 0, 0, text("short"))],
    expect: goaway(CODE.frameSize),
  },
  {
    section: "5.4.1",
    what: "nothing that follows a connection error is acted on",
    send: [frame(TYPE.ping, 0, 1, text("pingpong")), request(1)],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "5.5",
    what: "an unknown frame within a header block",
    send: [
      request(1, requestFields(), END_STREAM),
      frame(0x16, 0, 1),
      continuation(1, octets(), END_HEADERS),
    ],
    expect: goaway(CODE.protocol),
    upstream: "nothing",
  },
  {
    section: "5.5",
    what: "an unknown frame between requests is ignored",
    send: [frame(0x16, 0, 0, text("12345678")), ping(), request(1)],
    expect: answers(),
  },
];

conform([...IDLE, ...HALF, ...CLOSED, ...IDS, ...REST]);
