import { expect, setDefaultTimeout, test } from "bun:test";

import type { Client } from "@grpc/grpc-js";

import { eventually } from "../../../../_tools/testing/eventually.ts";
import {
  bidi,
  drained,
  newClient,
  next,
  unary,
} from "../../../../_tools/testing/interop/calls.ts";
import {
  entry,
  InteropHall,
  spawnEndServer,
  type EndServer,
} from "./_interop_hall.ts";

/** `TELLERLINE_CHANGE_CALLS` makes the run a long one. */
const CALLS = Number(process.env.TELLERLINE_CHANGE_CALLS ?? 20_000);
const CONNECTIONS = 4;
const CALLERS = 8;
const SERVERS = 3;

setDefaultTimeout(60_000 + CALLS * 5);

test("no call fails while end servers are added, drained and ended", async () => {
  const serving: EndServer[] = [];
  await using _ended = { [Symbol.asyncDispose]: () => killAll(serving) };
  for (let i = 0; i < SERVERS; i++) serving.push(await spawnEndServer());
  const ports = serving.map((it) => it.port);
  await using hall = await InteropHall.open(ports);
  const load = new Load(hall.port);
  using _ = load;
  let drains = 0;
  while (!load.isOver()) {
    serving.push(await spawnEndServer());
    const [oldest, ...others] = serving;
    if (!oldest) break;
    const rest = others.map((it) => entry(it.port));
    hall.roster([entry(oldest.port, "draining"), ...rest]);
    await eventually(() => hall.drained.includes(`e${oldest.port}`));
    hall.roster(rest);
    await oldest.kill();
    serving.shift();
    drains++;
  }
  const codes = await load.codes();
  expect(codes.filter((code) => code !== 0)).toEqual([]);
  expect(codes.length).toBeGreaterThanOrEqual(CALLS);
  expect(drains).toBeGreaterThan(3);
});

test("a bidirectional stream outlives the draining of its end server", async () => {
  await using first = await spawnEndServer();
  await using second = await spawnEndServer();
  await using hall = await InteropHall.open([first.port]);
  const client = newClient(hall.port);
  using _ = { [Symbol.dispose]: () => client.close() };
  const streams = Array.from({ length: 10 }, () => bidi(client, "Chat"));
  for (const stream of streams) await says(stream, "before");
  hall.roster([entry(first.port, "draining"), entry(second.port)]);
  await hall.reached([second.port]);
  for (let i = 0; i < 20; i++) {
    for (const stream of streams) await says(stream, `while draining ${i}`);
    const { code } = await unary(client, "Echo", "others go on");
    expect(code).toBe(0);
  }
  expect(hall.drained).toEqual([]);
  const ends = streams.map((it) => drained(it));
  for (const stream of streams) stream.end();
  for (const { code } of await Promise.all(ends)) expect(code).toBe(0);
  await eventually(() => hall.drained.length > 0);
  expect(hall.drained).toEqual([`e${first.port}`]);
});

async function says(
  stream: ReturnType<typeof bidi>,
  text: string,
): Promise<void> {
  const answer = next(stream);
  stream.write(Buffer.from(text));
  expect(String(await answer)).toBe(text);
}

/** Unary calls and short conversations, until there were enough. */
class Load implements Disposable {
  readonly #clients: readonly Client[];
  readonly #codes: number[] = [];
  readonly #callers: readonly Promise<void>[];

  constructor(port: number) {
    this.#clients = Array.from({ length: CONNECTIONS }, () =>
      newClient(port, { "grpc.enable_retries": 0 }),
    );
    this.#callers = this.#clients.flatMap((client) =>
      Array.from({ length: CALLERS }, (_, i) => this.#call(client, i)),
    );
  }

  isOver(): boolean {
    return this.#codes.length >= CALLS;
  }

  async codes(): Promise<readonly number[]> {
    await Promise.all(this.#callers);
    return this.#codes;
  }

  [Symbol.dispose](): void {
    for (const client of this.#clients) client.close();
  }

  async #call(client: Client, index: number): Promise<void> {
    while (!this.isOver()) {
      const code = index === 0 ? await talk(client) : await ask(client);
      this.#codes.push(code);
    }
  }
}

async function ask(client: Client): Promise<number> {
  const { code } = await unary(client, "Echo", "a small request");
  return code;
}

/** A conversation of half a second. */
async function talk(client: Client): Promise<number> {
  const stream = bidi(client, "Chat");
  const ended = drained(stream);
  for (let i = 0; i < 25; i++) {
    stream.write(Buffer.from(String(i)));
    await Bun.sleep(20);
  }
  stream.end();
  const { code, messages } = await ended;
  const said = messages.map(String).join();
  return code === 0 && said !== [...Array(25).keys()].join() ? -1 : code;
}

async function killAll(servers: readonly EndServer[]): Promise<void> {
  for (const server of servers) await server.kill();
}
