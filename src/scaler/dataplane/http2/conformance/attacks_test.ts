/** Floods, bombs and resets: what one client may do to a port, and how far it gets. */
import { setDefaultTimeout } from "bun:test";

import { turn, withstand, type Attack } from "./_attack.ts";
import {
  CODE,
  continuation,
  data,
  END_STREAM,
  frame,
  literal,
  octets,
  ping,
  post,
  priority,
  request,
  requestFields,
  reset,
  SET,
  settings,
  text,
  times,
  TYPE,
  widen,
} from "./_octets.ts";
import type { RawPeer } from "./_raw_peer.ts";

setDefaultTimeout(60_000); // the machine may be busy

/** Streams that may be open at once, and so reach an end server before it is seen. */
const STREAMS = 100;
const MOST = 0x7fff_ffff;

function held(stream: number): Uint8Array {
  return request(stream, requestFields("/hold"));
}

function heldOpen(stream: number): Uint8Array {
  return post(stream, [], "/hold");
}

/** `count` streams, each with these frames, all at once. */
function streams(count: number, make: (id: number) => Uint8Array[]) {
  return (attacker: RawPeer): void => {
    const all = Array.from({ length: count }, (_, i) => make(2 * i + 1));
    attacker.send(...all.flat());
  };
}

/** The same, so that everybody hears of each before the next. */
function oneByOne(count: number, make: (id: number) => Uint8Array[]) {
  return async (attacker: RawPeer): Promise<void> => {
    for (let i = 0; i < count && !attacker.isEnded; i++) {
      attacker.send(...make(2 * i + 1));
      await turn();
    }
  };
}

const RESETS: readonly Attack[] = (
  [
    ["RST_STREAM", (id) => [held(id), reset(id)]],
    ["WINDOW_UPDATE by 0", (id) => [held(id), widen(id, 0)]],
    ["a window overflow", (id) => [held(id), widen(id, MOST)]],
    ["DATA after END_STREAM", (id) => [held(id), data(id, "x")]],
    ["HEADERS after END_STREAM", (id) => [held(id), held(id)]],
    ["PRIORITY on itself", (id) => [held(id), priority(id, id)]],
    [
      "a broken content-length",
      (id) => [
        post(id, [["content-length", "1"]], "/hold"),
        data(id, "xx", END_STREAM),
      ],
    ],
    [
      "malformed headers",
      (id) => [request(id, [...requestFields("/hold"), ["X", "y"]])],
    ],
    [
      "trailers that end nothing",
      (id) => [heldOpen(id), request(id, [["x", "y"]], 4)],
    ],
  ] as readonly (readonly [string, (id: number) => Uint8Array[]])[]
).flatMap(([how, make]) => [
  {
    what: `5 000 streams reset at once by ${how} end the connection and start nothing`,
    run: streams(5_000, make),
    ends: [CODE.calm],
    most: STREAMS,
  },
  {
    what: `5 000 streams reset one by one by ${how} end the connection and start at most 100`,
    run: oneByOne(5_000, make),
    ends: [CODE.calm],
    most: STREAMS,
  },
]);

/** A block without end, then so many of these. */
function flood(piece: Uint8Array, count = 3_000) {
  return (attacker: RawPeer): void => {
    const head = frame(TYPE.headers, END_STREAM, 1, octets(0x82));
    attacker.send(head, times(count, continuation(1, piece)));
  };
}

const CONTINUATIONS: readonly Attack[] = [
  {
    what: "3 000 tiny CONTINUATION frames are not waited for",
    run: flood(literal("a", "b")),
    ends: [CODE.calm],
  },
  {
    what: "3 000 empty CONTINUATION frames are not waited for",
    run: flood(octets()),
    ends: [CODE.calm],
  },
  {
    what: "CONTINUATION frames of 15 KB are not waited for",
    run: flood(literal("a", "b".repeat(15_000)), 20),
    ends: [CODE.calm],
  },
];

const KEPT = literal("x", "y".repeat(3_900), 0x40);
const GET = octets(0x82, 0x86, 0x84);

const BOMBS: readonly Attack[] = [
  {
    what: "20 blocks of 8 000 references to 3.9 KB are not unpacked",
    run(attacker) {
      attacker.send(frame(TYPE.headers, 5, 1, octets(GET, KEPT)));
      const references = octets(GET, times(8_000, octets(0xbe)));
      for (let id = 3; id < 43; id += 2) {
        attacker.send(frame(TYPE.headers, 5, id, references));
      }
    },
    ends: false,
    most: 1,
  },
  {
    what: "blocks that only resize the table, 400 × 16 KB",
    run(attacker) {
      const flaps = times(4_000, octets(0x20, 0x3f, 0xe1, 0x1f));
      for (let id = 1; id < 801; id += 2) {
        attacker.send(frame(TYPE.headers, 5, id, flaps.subarray(0, 16_000)));
      }
    },
    ends: false,
  },
];

const FLOODS: readonly (readonly [string, Uint8Array])[] = [
  ["PRIORITY frames", priority(99)],
  ["frames of no known type", frame(0x77, 0, 0, text("x"))],
  ["PING frames", ping()],
  ["SETTINGS frames", settings()],
  [
    "SETTINGS that move all windows",
    settings([SET.window, 0], [SET.window, 9]),
  ],
  ["WINDOW_UPDATE by 1", widen(0, 1)],
  ["WINDOW_UPDATE by 1 on a stream", widen(1, 1)],
  ["empty DATA frames", data(1)],
  ["DATA frames of padding", data(1, octets(0), 8)],
  ["RST_STREAM frames of closed streams", octets(held(3), reset(3), reset(3))],
];

const COUNT = 20_000;

const FLOODED: readonly Attack[] = FLOODS.flatMap(([what, bytes]) =>
  [true, false].map((isReading) => ({
    what: `${COUNT} ${what}, ${isReading ? "" : "not "}reading, end the connection`,
    async run(attacker: RawPeer) {
      attacker.send(heldOpen(1));
      await turn();
      if (!isReading) attacker.pause();
      const chunk = times(500, bytes);
      for (let i = 0; i < COUNT / 500 && !attacker.isEnded; i++) {
        attacker.send(chunk);
        await turn();
      }
      if (!isReading) attacker.resume();
    },
    ends: [CODE.calm, CODE.streamClosed],
    most: STREAMS,
  })),
);

const OPEN: readonly Attack[] = [
  {
    what: "of 3 000 streams 100 are begun and the others refused",
    async run(attacker) {
      streams(3_000, (id) => [held(id)])(attacker);
      const refused = () =>
        attacker.frames.filter((it) => it.type === TYPE.reset);
      await attacker.until("refusals", () => refused().length === 2_900);
      const codes = refused().map((it) => it.payload.readUInt32BE());
      if (codes.some((it) => it !== CODE.refused)) throw new Error("Why?");
    },
    ends: false,
    most: STREAMS,
  },
  {
    what: "16 KiB of headers on each of 100 streams, not reading",
    async run(attacker) {
      attacker.pause();
      for (let id = 1; id < 200; id += 2) {
        const fields = requestFields("/hold");
        attacker.send(request(id, [...fields, ["x", "y".repeat(15_000)]]));
        await turn();
      }
    },
    ends: false,
    most: STREAMS,
  },
];

withstand([...RESETS, ...CONTINUATIONS, ...BOMBS, ...FLOODED, ...OPEN]);
