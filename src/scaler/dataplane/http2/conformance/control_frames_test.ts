/** RFC 9113 §6 and §7 on a client's connection: frames that carry no message. */
import { setDefaultTimeout } from "bun:test";

import {
  ACK,
  CODE,
  END_HEADERS,
  frame,
  goaway as goawayFrame,
  octets,
  ping,
  priority,
  request,
  requestFields,
  reset,
  SET,
  settings,
  text,
  TYPE,
  uint32,
  widen,
} from "./_octets.ts";
import type { RawPeer } from "./_raw_peer.ts";
import {
  conform,
  goaway,
  IGNORED,
  resets,
  resetsOrGoaway,
  type Row,
} from "./_rows.ts";

setDefaultTimeout(30_000); // the machine may be busy

const MOST = 0x7fff_ffff;
const HOLD = request(1, requestFields("/hold"));

/** Sends, then waits for the answer to a PING that must not be disturbed. */
function thenPing(...bytes: Uint8Array[]) {
  return async (client: RawPeer): Promise<void> => {
    client.send(...bytes, ping("are you?"));
    const acked = () =>
      client.frames.some(
        (it) => it.type === TYPE.ping && String(it.payload) === "are you?",
      );
    await client.until("the PING's answer", acked);
  };
}

const PRIORITY_AND_RESET: readonly Row[] = [
  {
    section: "6.3",
    what: "PRIORITY on stream 0",
    send: [priority(0)],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.3",
    what: "PRIORITY of a length other than 5, open",
    send: [HOLD, frame(TYPE.priority, 0, 1, octets(0, 0, 0, 0))],
    expect: resets(CODE.frameSize),
  },
  {
    section: "6.3",
    what: "PRIORITY of a length other than 5, idle",
    send: [frame(TYPE.priority, 0, 1, octets(0, 0, 0, 0, 0, 0))],
    expect: resetsOrGoaway(CODE.frameSize),
  },
  {
    section: "6.4",
    what: "RST_STREAM on stream 0",
    send: [reset(0)],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.4",
    what: "RST_STREAM on an idle stream",
    send: [reset(1)],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.4",
    what: "RST_STREAM of a length other than 4 (3)",
    send: [HOLD, frame(TYPE.reset, 0, 1, octets(0, 0, 8))],
    expect: goaway(CODE.frameSize),
  },
  {
    section: "6.4",
    what: "RST_STREAM of a length other than 4 (5)",
    send: [HOLD, frame(TYPE.reset, 0, 1, octets(0, 0, 0, 8, 0))],
    expect: goaway(CODE.frameSize),
  },
  {
    section: "6.4",
    what: "RST_STREAM cancels the request at the end server",
    async send(client, { backend }) {
      const before = backend.requests.length;
      client.send(HOLD);
      const it = () => backend.requests[before];
      const [peer] = backend.peers.slice(-1);
      await peer?.until("a request", () => it() !== undefined);
      client.send(reset(1));
      await peer?.until("its end", () => it()?.resetCode === CODE.cancel);
    },
    expect: IGNORED,
  },
];

const SETTINGS: readonly Row[] = [
  {
    section: "6.5",
    what: "an acknowledgement with a payload",
    send: [frame(TYPE.settings, ACK, 0, octets(0, 0, 0, 0, 0, 0))],
    expect: goaway(CODE.frameSize),
  },
  {
    section: "6.5",
    what: "SETTINGS on a stream",
    send: [frame(TYPE.settings, 0, 1, octets(0, 3, 0, 0, 0, 100))],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.5",
    what: "SETTINGS of a length that is no multiple of 6",
    send: [frame(TYPE.settings, 0, 0, octets(0, 3, 0))],
    expect: goaway(CODE.frameSize),
  },
  {
    section: "6.5",
    what: "an acknowledgement of nothing is taken",
    send: thenPing(frame(TYPE.settings, ACK, 0)),
    expect: IGNORED,
  },
  {
    section: "6.5.2",
    what: "ENABLE_PUSH other than 0 and 1",
    send: [settings([SET.push, 2])],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.5.2",
    what: "ENABLE_PUSH 0 and 1 are taken",
    send: thenPing(settings([SET.push, 1]), settings([SET.push, 0])),
    expect: IGNORED,
  },
  {
    section: "6.5.2",
    what: "INITIAL_WINDOW_SIZE above 2^31 - 1",
    send: [settings([SET.window, 0x8000_0000])],
    expect: goaway(CODE.flow),
  },
  {
    section: "6.5.2",
    what: "MAX_FRAME_SIZE below 2^14",
    send: [settings([SET.frameSize, 16_383])],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.5.2",
    what: "MAX_FRAME_SIZE above 2^24 - 1",
    send: [settings([SET.frameSize, 16_777_216])],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.5.2",
    what: "MAX_FRAME_SIZE at either bound is taken",
    send: thenPing(
      settings([SET.frameSize, 16_777_215]),
      settings([SET.frameSize, 16_384]),
    ),
    expect: IGNORED,
  },
  {
    section: "6.5.2",
    what: "an unknown setting is ignored",
    send: thenPing(settings([0xff, 1], [0x8000, MOST], [0, 0])),
    expect: IGNORED,
  },
  {
    section: "6.5.3",
    what: "SETTINGS are acknowledged, as often as they come",
    async send(client) {
      client.send(settings(), settings([SET.streams, 9]));
      const acks = () =>
        client.frames.filter(
          (it) => it.type === TYPE.settings && it.flags === ACK,
        );
      await client.until("three", () => acks().length === 3);
    },
    expect: IGNORED,
  },
];

const CONNECTION: readonly Row[] = [
  {
    section: "6.6",
    what: "PUSH_PROMISE from a client",
    send: [HOLD, frame(TYPE.push, END_HEADERS, 1, octets(uint32(2), 0x82))],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.7",
    what: "PING is answered with its own eight octets",
    send: thenPing(),
    expect: IGNORED,
  },
  {
    section: "6.7",
    what: "PING with ACK is not answered",
    async send(client) {
      client.send(ping("no reply", ACK), ping("reply to"));
      await client.until("one answer", () => !!client.find(TYPE.ping));
      const [first] = client.frames.filter((it) => it.type === TYPE.ping);
      if (String(first?.payload) !== "reply to") throw new Error("Answered");
    },
    expect: IGNORED,
  },
  {
    section: "6.7",
    what: "PING on a stream",
    send: [frame(TYPE.ping, 0, 1, text("pingpong"))],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.7",
    what: "PING of a length other than 8 (6)",
    send: [frame(TYPE.ping, 0, 0, text("pingpo"))],
    expect: goaway(CODE.frameSize),
  },
  {
    section: "6.7",
    what: "PING of a length other than 8 (9, with ACK)",
    send: [frame(TYPE.ping, ACK, 0, text("pingpongs"))],
    expect: goaway(CODE.frameSize),
  },
  {
    section: "6.8",
    what: "GOAWAY on a stream",
    send: [frame(TYPE.goaway, 0, 1, octets(uint32(0), uint32(0)))],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.8",
    what: "GOAWAY of less than 8 octets",
    send: [frame(TYPE.goaway, 0, 0, octets(0, 0, 0, 0))],
    expect: goaway(CODE.frameSize),
  },
  {
    section: "6.8",
    what: "after a client's GOAWAY what it has under way is finished",
    send: [request(1), goawayFrame(0, CODE.none, "bye")],
    expect: { kind: "answer" },
    mayClose: true,
  },
];

const WINDOWS: readonly Row[] = [
  {
    section: "6.9",
    what: "WINDOW_UPDATE by 0 on the connection",
    send: [widen(0, 0)],
    expect: goaway(CODE.protocol),
  },
  {
    section: "6.9",
    what: "WINDOW_UPDATE by 0 on a stream",
    send: [HOLD, widen(1, 0)],
    expect: resets(CODE.protocol),
  },
  {
    section: "6.9",
    what: "WINDOW_UPDATE of a length other than 4",
    send: [frame(TYPE.window, 0, 0, octets(0, 0, 1))],
    expect: goaway(CODE.frameSize),
  },
  {
    section: "6.9",
    what: "WINDOW_UPDATE's reserved bit is ignored",
    send: thenPing(HOLD, widen(1, 0x8000_0001), widen(0, 0x8000_0001)),
    expect: IGNORED,
  },
  {
    section: "6.9.1",
    what: "the connection's window above 2^31 - 1",
    send: [widen(0, MOST), widen(0, MOST)],
    expect: goaway(CODE.flow),
  },
  {
    section: "6.9.1",
    what: "a stream's window above 2^31 - 1",
    send: [HOLD, widen(1, MOST), widen(1, MOST)],
    expect: resets(CODE.flow),
  },
  {
    section: "6.9.1",
    what: "a window of exactly 2^31 - 1 is allowed",
    send: thenPing(HOLD, widen(0, MOST - 65_535), widen(1, MOST - 65_535)),
    expect: IGNORED,
  },
  {
    section: "6.9.2",
    what: "INITIAL_WINDOW_SIZE that takes a stream's window above 2^31 - 1",
    send: [HOLD, widen(1, MOST - 65_535), settings([SET.window, 65_536])],
    expect: goaway(CODE.flow),
  },
];

const CODES: readonly Row[] = [
  {
    section: "7",
    what: "GOAWAY with an unknown error code",
    send: [request(1), goawayFrame(0, 0xff)],
    expect: { kind: "answer" },
    mayClose: true,
  },
  {
    section: "7",
    what: "RST_STREAM with an unknown error code",
    send: thenPing(HOLD, reset(1, 0xff)),
    expect: IGNORED,
  },
];

conform([
  ...PRIORITY_AND_RESET,
  ...SETTINGS,
  ...CONNECTION,
  ...WINDOWS,
  ...CODES,
]);
