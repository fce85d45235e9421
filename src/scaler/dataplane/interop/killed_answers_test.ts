import { expect, setDefaultTimeout, test } from "bun:test";
import { createHash } from "node:crypto";

import { status, type Client } from "@grpc/grpc-js";

import {
  drained,
  newClient,
  next,
  serverStream,
  unary,
  type Outcome,
} from "../../../../_tools/testing/interop/calls.ts";
import {
  entry,
  InteropHall,
  spawnEndServer,
  type EndServer,
} from "./_interop_hall.ts";

/** `TELLERLINE_KILL_ROUNDS` makes the run a long one. */
const ROUNDS = Number(process.env.TELLERLINE_KILL_ROUNDS ?? 6);
const ANSWERS = 100;
const SIZES = Array.from({ length: 30 }, (_, i) => 10_000 + i);
const BYTES = SIZES.reduce((sum, size) => sum + size, 0);

setDefaultTimeout(60_000 + ROUNDS * 10_000);

/** Kills an end server in the middle of each round's answers. */
async function kills(
  round: (client: Client, victim: EndServer) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  await using hall = await InteropHall.open([]);
  const client = newClient(hall.port, { "grpc.enable_retries": 0 });
  using _ = { [Symbol.dispose]: () => client.close() };
  const outcomes: Outcome[] = [];
  let starting = spawnEndServer();
  for (let i = 0; i < ROUNDS; i++) {
    await using victim = await starting;
    if (i < ROUNDS - 1) starting = spawnEndServer();
    hall.roster([entry(victim.port)]);
    await hall.reached([victim.port]);
    await unary(client, "Empty");
    outcomes.push(...(await round(client, victim)));
  }
  return outcomes;
}

function bytesOf({ messages }: Outcome): number {
  return messages.reduce((sum, it) => sum + it.length, 0);
}

test("an end server killed in the middle of its answers is never OK", async () => {
  const half = JSON.stringify([...SIZES.slice(0, 3), -1]);
  const outcomes = await kills(async (client, victim) => {
    const streams = Array.from({ length: ANSWERS }, () => {
      const stream = serverStream(client, "Produce", half);
      return { ended: drained(stream), began: next(stream) };
    });
    await Promise.all(streams.map((it) => it.began));
    await victim.kill();
    return await Promise.all(streams.map((it) => it.ended));
  });
  expect(outcomes).toHaveLength(ROUNDS * ANSWERS);
  for (const { code } of outcomes) expect(code).toBe(status.UNAVAILABLE);
});

test("an end server killed at any moment is OK only for answers that are whole", async () => {
  let round = 0;
  const outcomes = await kills(async (client, victim) => {
    const streams = Array.from({ length: ANSWERS }, (_, i) => {
      if (i % 4 === 0) return unary(client, "Grow", String(BYTES));
      return drained(serverStream(client, "Produce", JSON.stringify(SIZES)));
    });
    await Bun.sleep(30 + ((round++ * 61) % 300)); // no event tells of half-way
    await victim.kill();
    return await Promise.all(streams);
  });
  expect(outcomes).toHaveLength(ROUNDS * ANSWERS);
  const fine = outcomes.filter(({ code }) => code === 0);
  for (const answer of fine) {
    expect(bytesOf(answer)).toBe(BYTES);
    if (answer.messages.length === 1) continue;
    const hash = createHash("sha256");
    for (const message of answer.messages) hash.update(message);
    expect(answer.trailer.get("x-sha256")).toEqual([hash.digest("hex")]);
  }
  const others = outcomes.filter(({ code }) => code !== 0);
  expect(others.length).toBeGreaterThan(0);
  for (const { code } of others) expect(code).toBe(status.UNAVAILABLE);
});
