import { expect, setDefaultTimeout, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { newClient, unary } from "../../../../_tools/testing/interop/calls.ts";
import { temporaryDirectory } from "../../../../_tools/testing/temporary_directory.ts";
import {
  InteropHall,
  spawnEndServer,
  type EndServer,
  type EndServerOptions,
} from "./_interop_hall.ts";

/** `TELLERLINE_PAYMENTS` makes the run a long one. */
const PAYMENTS = Number(process.env.TELLERLINE_PAYMENTS ?? 5_000);
const CALLERS = 24;
const KILL_MS = 400;

setDefaultTimeout(60_000 + PAYMENTS * 10);

test("a payment runs at most once, whatever kills, GOAWAY and REFUSED do", async () => {
  using directory = temporaryDirectory();
  const countFile = join(directory.path, "counts");
  await using servers = await Victims.start([
    { program: "faulty_server.ts", countFile },
    { program: "faulty_server.ts", countFile },
    { countFile, maxAgeMs: 100 },
  ]);
  await using hall = await InteropHall.open(servers.ports());
  const codes = await pay(hall.port, servers);
  const runs = runsByKey(countFile);
  const paid = [...codes].filter(([, code]) => code === 0);
  expect(codes.size).toBe(PAYMENTS);
  expect(Math.max(...runs.values())).toBe(1);
  for (const [key] of paid) expect(runs.get(key)).toBe(1);
  expect(paid.length).toBeGreaterThan(PAYMENTS / 2);
  expect(paid.length).toBeLessThan(PAYMENTS); // or nothing was tried
});

/** Each key once; kills an end server now and then meanwhile. */
async function pay(
  port: number,
  servers: Victims,
): Promise<ReadonlyMap<string, number>> {
  const client = newClient(port, { "grpc.enable_retries": 0 });
  using _ = { [Symbol.dispose]: () => client.close() };
  const codes = new Map<string, number>();
  let next = 0;
  const caller = async () => {
    while (next < PAYMENTS) {
      const key = `payment-${next++}`;
      const deadline = Date.now() + 20_000;
      const { code } = await unary(client, "Count", key, { deadline });
      codes.set(key, code);
    }
  };
  const callers = Promise.all(Array.from({ length: CALLERS }, caller));
  while (next < PAYMENTS) {
    await Bun.sleep(KILL_MS);
    await servers.replaceOne();
  }
  await callers;
  return codes;
}

function runsByKey(countFile: string): ReadonlyMap<string, number> {
  const runs = new Map<string, number>();
  for (const key of readFileSync(countFile, "utf8").split("\n")) {
    if (key !== "") runs.set(key, (runs.get(key) ?? 0) + 1);
  }
  return runs;
}

/** End servers that are killed in turn and come back where they were. */
class Victims implements AsyncDisposable {
  readonly #options: readonly EndServerOptions[];
  readonly #running: EndServer[];
  #turn = 0;

  constructor(options: readonly EndServerOptions[], running: EndServer[]) {
    this.#options = options;
    this.#running = running;
  }

  static async start(options: readonly EndServerOptions[]): Promise<Victims> {
    return new Victims(
      options,
      await Promise.all(options.map((it) => spawnEndServer(it))),
    );
  }

  ports(): number[] {
    return this.#running.map((it) => it.port);
  }

  async replaceOne(): Promise<void> {
    const index = this.#turn++ % this.#running.length;
    const victim = this.#running[index];
    if (!victim) return;
    const { port } = victim;
    await victim.kill();
    this.#running[index] = await spawnEndServer({
      ...this.#options[index],
      port,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of this.#running) await server.kill();
  }
}
