/**
 * Sessions that real peers had, gone wrong in many ways: no crash, no hang, no
 * connection left open, memory bounded. `TELLERLINE_FUZZ_SECONDS` goes on for
 * longer than the few seconds of the suite; a failure names its seed.
 */
import { expect, setDefaultTimeout, test } from "bun:test";

import { eventually } from "../../../../../_tools/testing/eventually.ts";
import { seededPrng } from "../../../../../_tools/testing/seeded_prng.ts";
import { Connection } from "../connection.ts";
import { turn } from "./_attack.ts";
import { House, isEndOf } from "./_house.ts";
import { below, mutate, pieces } from "./_mutate.ts";
import { data, HELLO, post, request, requestFields, reset } from "./_octets.ts";
import { answerByPath } from "./_raw_backend.ts";

setDefaultTimeout(180_000);

const SECONDS = Number(process.env["TELLERLINE_FUZZ_SECONDS"] ?? 0);
const BATCH = 50;
const BATCHES = 8;
const MOST_MIB = 64;

interface Session {
  readonly from: string;
  readonly hex: string;
}

const FILE = new URL("./_sessions.jsonl", import.meta.url);
const LINES = (await Bun.file(FILE).text()).trim().split("\n");
const SESSIONS = LINES.map((line): Session => JSON.parse(line));

/** What `from` said, without the preface. */
function saidBy(from: string): Buffer[] {
  return SESSIONS.filter((it) => it.from === from)
    .map((it) => Buffer.from(it.hex, "hex"))
    .map((it) => (from === "client" ? it.subarray(HELLO.length) : it));
}

/** What was thrown in a socket's handler, which Bun gives to `error` instead. */
const thrown: unknown[] = [];
const { receive } = Connection.prototype;
Connection.prototype.receive = function (...given) {
  try {
    return receive.apply(this, given);
  } catch (error) {
    thrown.push(error);
    throw error;
  }
};

/** Whether the next batch is still to be run. */
function goesOn(batch: number, sinceMs: number): boolean {
  const isWithin = performance.now() - sinceMs < (SECONDS * 1_000) / 2;
  return batch < BATCHES || isWithin;
}

function check(what: string, before: number): void {
  expect({ what, thrown }).toEqual({ what, thrown: [] });
  Bun.gc(true);
  const grown = (process.memoryUsage.rss() - before) / 2 ** 20;
  expect({ what, isBounded: grown < MOST_MIB }).toEqual({
    what,
    isBounded: true,
  });
}

const CLIENTS = saidBy("client");

async function play(house: House, seed: number): Promise<() => void> {
  const prng = seededPrng(seed);
  const session = CLIENTS[seed % CLIENTS.length] ?? HELLO;
  const client = await house.connect({
    hello: prng() < 0.02 ? mutate(HELLO, prng) : HELLO,
    isPolite: prng() < 0.5,
    reads: prng() < 0.5,
  });
  for (const piece of pieces(mutate(session, prng), prng)) {
    client.send(piece);
    if (prng() < 0.05) await turn();
  }
  for (let i = below(4, prng); i > 0; i--) await turn();
  const end = prng();
  if (end < 0.3) client.halfClose();
  else if (end < 0.6) client.cut();
  return () => client.cut();
}

test("no session of a client, whatever it became, brings a port down", async () => {
  await using house = await House.open({
    limits: { bodyStallMs: 5_000 },
    concurrency: 1_000,
  });
  expect(await house.serves()).toBe(true);
  const [sinceMs, before] = [performance.now(), process.memoryUsage.rss()];
  for (let batch = 0; goesOn(batch, sinceMs); batch++) {
    const what = `seeds from ${batch * BATCH} to ${(batch + 1) * BATCH - 1}`;
    const seeds = Array.from({ length: BATCH }, (_, i) => batch * BATCH + i);
    const cuts: (() => void)[] = [];
    for (const seed of seeds) cuts.push(await play(house, seed));
    expect({ what, serves: await house.serves() }).toEqual({
      what,
      serves: true,
    });
    for (const cut of cuts) cut();
    await house.empties().catch((cause: unknown) => {
      throw new Error(`Not over: ${what}`, { cause });
    });
    house.backend.forget();
    check(what, before);
  }
});

const [ANSWERS = Buffer.alloc(0)] = saidBy("end server");
const GRPC = [["content-type", "application/grpc"]] as const;

/** One end server after the other says something that it should not. */
async function hear(seeds: readonly number[]): Promise<void> {
  let seed = 0;
  await using house = await House.open({
    script: {
      onRequest({ path, peer }) {
        if (path !== "/fuzz") return;
        const prng = seededPrng(seed);
        peer.send(...pieces(mutate(ANSWERS, prng), prng));
        const end = prng();
        if (end < 0.1) peer.halfClose();
        else if (end < 0.2) peer.cut();
      },
      onWhole: (it) => it.path !== "/fuzz" && answerByPath(it),
    },
  });
  for (seed of seeds) {
    using client = await house.connect();
    if (seed % 2 === 0) client.send(request(1, requestFields("/fuzz")));
    else client.send(post(1, GRPC, "/fuzz"), data(1, "\0\0\0\0\0"));
    const isOver = () =>
      client.isEnded || client.frames.some((it) => isEndOf(1, it));
    await client.until("something", isOver, 20).catch(() => {});
    client.send(reset(1));
    // Its connection may be in the middle of a frame: it begins anew.
    for (const peer of house.backend.peers) peer.cut();
    expect({ seed, serves: await house.serves() }).toEqual({
      seed,
      serves: true,
    });
  }
  await house.empties();
}

test("no answer of an end server, whatever it became, brings a port down", async () => {
  const [sinceMs, before] = [performance.now(), process.memoryUsage.rss()];
  const HOUSES = 10;
  for (let batch = 0; goesOn(batch, sinceMs); batch += 3) {
    const what = `seeds from ${batch * BATCH}`;
    const first = batch * BATCH;
    const houses = Array.from({ length: HOUSES }, (_, house) =>
      hear(Array.from({ length: 5 }, (_, i) => first + house * 5 + i)),
    );
    await Promise.all(houses);
    check(what, before);
  }
  await eventually(() => thrown.length === 0);
});
