/** How long and with how much memory a port waits for who does nothing. */
import { expect, setDefaultTimeout, test } from "bun:test";

import { eventually } from "../../../../../_tools/testing/eventually.ts";
import { withstand, type Attack } from "./_attack.ts";
import { House } from "./_house.ts";
import {
  CODE,
  data,
  frame,
  HELLO,
  literal,
  octets,
  post,
  request,
  requestFields,
  SET,
  settings,
  times,
  TYPE,
  widen,
} from "./_octets.ts";
import { answer, type SeenRequest } from "./_raw_backend.ts";
import { codeOf } from "./_raw_peer.ts";

setDefaultTimeout(60_000); // the machine may be busy

const SHORT_MS = 100;
const MOST = 0x7fff_ffff;

const NOTHING = octets();
/** Times out of a header block that does not go on. */
const UNFINISHED = frame(TYPE.headers, 1, 1, literal(":method", "GET"));

/** Not even our SETTINGS are acknowledged: that would be a frame. */
const QUIET = { isPolite: false };

const SILENT: readonly Attack[] = [
  {
    what: "who says nothing at all is not waited for",
    limits: { prefaceMs: SHORT_MS },
    habits: QUIET,
    hello: NOTHING,
    run() {},
    ends: "closed",
  },
  {
    what: "half a preface is not waited for",
    limits: { prefaceMs: SHORT_MS },
    habits: QUIET,
    hello: HELLO.subarray(0, 12),
    run() {},
    ends: "closed",
  },
  {
    what: "a preface without SETTINGS is not waited for",
    limits: { prefaceMs: SHORT_MS },
    habits: QUIET,
    hello: HELLO,
    run() {},
    ends: "closed",
  },
  {
    what: "half a SETTINGS frame is not waited for",
    limits: { prefaceMs: SHORT_MS },
    habits: QUIET,
    hello: octets(HELLO, settings([SET.push, 0]).subarray(0, 10)),
    run() {},
    ends: "closed",
  },
  {
    what: "headers without END_HEADERS are not waited for",
    limits: { headersMs: SHORT_MS },
    habits: QUIET,
    run: (attacker) => attacker.send(UNFINISHED),
    ends: [CODE.protocol, CODE.calm],
  },
  {
    what: "half a HEADERS frame is not waited for",
    limits: { headersMs: SHORT_MS, bodyStallMs: SHORT_MS, idleMs: SHORT_MS },
    habits: QUIET,
    run: (attacker) => attacker.send(request(1).subarray(0, 20)),
    ends: "closed",
  },
  {
    what: "a connection without requests is told to go, and goes",
    limits: { idleMs: SHORT_MS },
    run() {},
    ends: [CODE.none],
  },
  {
    what: "a connection with nothing but PINGs is idle",
    limits: { idleMs: SHORT_MS },
    async run(attacker) {
      while (!attacker.isEnded) {
        attacker.send(frame(TYPE.ping, 0, 0, octets(1, 2, 3, 4, 5, 6, 7, 8)));
        await Bun.sleep(20);
      }
    },
    ends: [CODE.none],
  },
  {
    what: "a body without end is given up, and so is the request at the end server",
    limits: { bodyStallMs: SHORT_MS },
    async run(attacker) {
      attacker.send(post(1, [], "/hold"), data(1, "half"));
      await attacker.until("a reset", () => !!attacker.find(TYPE.reset, 1));
    },
    ends: false,
    most: 1,
  },
];

withstand(SILENT);

test("a gRPC stream on which both sides are quiet between two messages is let be, for a good while", async () => {
  await using house = await House.open({
    limits: { bodyStallMs: SHORT_MS, quietMs: 1_500 },
    script: { onWhole() {} },
  });
  using client = await house.connect();
  const grpc = [["content-type", "application/grpc"]] as const;
  const whole = octets(0, 0, 0, 0, 2, 7, 7);
  client.send(post(1, grpc, "/hold"), data(1, whole));
  client.send(post(3, grpc, "/hold"));
  client.send(post(5, grpc, "/hold"), data(5, whole), data(5, octets(0, 0)));
  client.send(post(7, [], "/hold"), data(7, whole)); // not gRPC
  const isCut = (stream: number) => !!client.find(TYPE.reset, stream);
  await client.until("the half said ones are cut", () => isCut(5) && isCut(7));
  expect([isCut(1), isCut(3)]).toEqual([false, false]);
  await client.until("the quiet ones are cut", () => isCut(1) && isCut(3));
});

/** Sends without end, as far as it is let. */
function pour({ peer, stream }: SeenRequest, total: number): () => number {
  let sent = 0;
  let window = 65_535;
  let all = 65_535;
  const chunk = Buffer.alloc(16_384, "x");
  const go = () => {
    while (sent < total && window >= chunk.length && all >= chunk.length) {
      if (!peer.isSent || peer.isEnded) return;
      peer.send(data(stream, chunk));
      sent += chunk.length;
      window -= chunk.length;
      all -= chunk.length;
    }
  };
  for (const it of peer.frames) {
    if (it.type === TYPE.settings && it.flags === 0) {
      for (let at = 0; at < it.payload.length; at += 6) {
        const isWindow = it.payload.readUInt16BE(at) === SET.window;
        if (isWindow) window = it.payload.readUInt32BE(at + 2);
      }
    }
    if (it.type === TYPE.window && it.stream === 0) {
      all += it.payload.readUInt32BE();
    }
  }
  const before = peer.onFrame;
  peer.onFrame = (seen) => {
    if (seen.type === TYPE.window) {
      const increment = seen.payload.readUInt32BE();
      if (seen.stream === 0) all += increment;
      if (seen.stream === stream) window += increment;
    }
    before(seen);
    setImmediate(go);
  };
  peer.send(answer(stream));
  go();
  return () => sent;
}

const HUGE = 256 * 2 ** 20;

for (const [how, window] of [
  ["opens no window", 65_535],
  ["opens all windows and does not read", MOST],
] as const) {
  test(`a client that ${how} stalls its end server and nobody else, then is cut`, async () => {
    let sent = () => 0;
    await using house = await House.open({
      limits: { bodyStallMs: 1_000 },
      script: {
        onWhole(it) {
          if (it.path === "/huge") sent = pour(it, HUGE);
          else it.peer.send(answer(it.stream), data(it.stream, "ok", 1));
        },
      },
    });
    using client = await house.connect({ reads: false });
    const isOpen = window === MOST;
    if (isOpen) client.pause();
    client.send(settings([SET.window, window]));
    if (isOpen) client.send(widen(0, MOST - 65_535));
    client.send(request(1, requestFields("/huge")));
    await eventually(() => sent() > 100_000);
    expect(await house.serves()).toBe(true);
    const isCut = () => house.backend.requests[0]?.resetCode !== undefined;
    await eventually(isCut, { ms: 20_000 });
    // What the kernel holds on its own is some MiB; we hold 1 MiB at most.
    expect(sent()).toBeLessThan(isOpen ? 32 * 2 ** 20 : 2 ** 20);
    expect(await house.serves()).toBe(true);
  });
}

test("an address has so many connections and no more, and gets one back for each it closes", async () => {
  const limits = { connectionsPerAddress: 3 };
  await using house = await House.open({ limits });
  using _one = await house.connect();
  using _two = await house.connect();
  const three = await house.connect();
  await three.until("our SETTINGS", () => !!three.find(TYPE.settings));
  using four = await house.connect();
  await four.until("its end", () => four.isEnded);
  expect(four.frames).toEqual([]);
  three.cut();
  expect(await house.serves()).toBe(true);
});

test("an end server that never greets is left, and tried again", async () => {
  await using house = await House.open({
    limits: { connectMs: SHORT_MS },
    script: {
      isPolite: false,
      greet: (nth) => (nth === 1 ? NOTHING : settings()),
    },
  });
  expect(await house.serves()).toBe(true);
  const [first] = house.backend.peers;
  const said = first?.find(TYPE.goaway);
  expect(said && codeOf(said)).toBe(CODE.settingsTimeout);
});

test("interim answers without end do not pile up before who does not read", async () => {
  const count = 8_000;
  const link = literal("link", "x".repeat(8_000));
  const block = octets(literal(":status", "103"), link);
  await using house = await House.open({
    script: {
      onWhole({ peer, stream, path }) {
        if (path === "/interim") {
          peer.send(times(count, frame(TYPE.headers, 4, stream, block)));
        }
        peer.send(answer(stream), data(stream, "ok", 1));
      },
    },
  });
  using client = await house.connect();
  client.pause();
  client.send(request(1, requestFields("/interim")));
  await eventually(() => house.backend.requests.length === 1);
  expect(await house.serves()).toBe(true); // all of it has come through
  client.resume();
  await client.until("the answer", () => !!client.find(TYPE.data, 1));
  const heads = client.frames.filter((it) => it.type === TYPE.headers);
  expect(heads.length).toBeGreaterThan(1);
  expect(heads.length).toBeLessThan(count / 2); // the kernel keeps some MiB
});
