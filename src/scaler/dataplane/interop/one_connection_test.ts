import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";

import {
  drained,
  newClient,
  serverStream,
  unary,
} from "../../../../_tools/testing/interop/calls.ts";
import { eventually } from "../../../../_tools/testing/eventually.ts";
import {
  pythonTest,
  runPython,
} from "../../../../_tools/testing/python_test_case.ts";
import { InteropHall, spawnEndServer } from "./_interop_hall.ts";

setDefaultTimeout(60_000); // the machine may be busy

const CLIENT = join(
  import.meta.dir,
  "../../../../_tools/testing/interop/client.py",
);
const LOADS = [
  { name: "200 at once of 200 KB", count: 200, size: 200_000 },
  { name: "20 at once of 4 MiB", count: 20, size: 4 << 20 },
];

/** One client's calls, and how many connections they came on. */
async function through(
  count: number,
  send: (port: number) => Promise<void>,
): Promise<void> {
  await using first = await spawnEndServer();
  await using second = await spawnEndServer();
  await using hall = await InteropHall.open([first.port, second.port]);
  await send(hall.port);
  await eventually(() => hall.last?.completed === count);
  expect(new Set(hall.access.map((it) => it.client)).size).toBe(1);
}

describe("calls on one connection come back byte for byte:", () => {
  for (const { name, count, size } of LOADS) {
    test(`${name}, grpc-js`, async () => {
      await through(count, async (port) => {
        const client = newClient(port);
        using _ = { [Symbol.dispose]: () => client.close() };
        const sent = Array.from({ length: count }, () => randomBytes(size));
        const deadline = Date.now() + 50_000;
        const answers = await Promise.all(
          sent.map((it) => unary(client, "Echo", it, { deadline })),
        );
        expect(answers.map((it) => it.code).filter(Boolean)).toEqual([]);
        const came = answers.map((it) => it.messages[0] ?? Buffer.of());
        expect(came.map(sha256)).toEqual(sent.map(sha256));
      });
    });

    pythonTest(`${name}, grpcio`, async () => {
      await through(count, async (port) => {
        const told = await runPython(CLIENT, [String(port), name]);
        expect(JSON.parse(told)).toEqual({ [name]: "ok" });
      });
    });
  }
});

test("a client that leaves after calls it cancelled takes its connection with it", async () => {
  await using server = await spawnEndServer();
  await using hall = await InteropHall.open([server.port]);
  for (let i = 0; i < 5; i++) {
    const client = newClient(hall.port);
    const calls = Array.from({ length: 20 }, () => {
      const stream = serverStream(client, "Produce", "[1000, 1000]");
      stream.once("data", () => stream.cancel());
      return drained(stream);
    });
    await Promise.all(calls);
    client.close();
  }
  await eventually(() => hall.last?.connectionCount === 0);
});

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
