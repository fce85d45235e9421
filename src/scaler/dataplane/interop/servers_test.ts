import { afterAll, describe, setDefaultTimeout, test } from "bun:test";

import type { ChannelOptions } from "@grpc/grpc-js";

import { newClient } from "../../../../_tools/testing/interop/calls.ts";
import { CASES } from "../../../../_tools/testing/interop/cases.ts";
import {
  PYTHON,
  pythonTest,
} from "../../../../_tools/testing/python_test_case.ts";
import { temporaryDirectory } from "../../../../_tools/testing/temporary_directory.ts";
import { bundleForNode } from "./_bundle_for_node.ts";
import {
  InteropHall,
  spawnEndServer,
  type EndServer,
} from "./_interop_hall.ts";

setDefaultTimeout(60_000); // the machine may be busy

const NODE = Bun.which("node");

const cleanup = new AsyncDisposableStack();
afterAll(() => cleanup.disposeAsync());

function nodeTest(name: string, run: () => Promise<void>): void {
  test.skipIf(!NODE)(NODE ? name : `${name} (no node)`, run);
}

for (const { what, tests, start } of [
  { what: "grpcio (C core)", tests: pythonTest, start: startPython },
  { what: "grpc-js on Node", tests: nodeTest, start: startNode },
]) {
  describe(`an end server of ${what} serves through an instance's port:`, () => {
    let opening: Promise<InteropHall> | undefined;
    for (const [name, run] of Object.entries(CASES)) {
      tests(name, async () => {
        const { port } = await (opening ??= open(start));
        const connect = (options: ChannelOptions) => newClient(port, options);
        const client = connect({});
        using _ = { [Symbol.dispose]: () => client.close() };
        await run(client, connect);
      });
    }
  });
}

async function open(start: () => Promise<EndServer>): Promise<InteropHall> {
  const { port } = cleanup.use(await start());
  return cleanup.use(await InteropHall.open([port]));
}

function startPython(): Promise<EndServer> {
  return spawnEndServer({ runtime: PYTHON, program: "server.py" });
}

async function startNode(): Promise<EndServer> {
  using directory = temporaryDirectory();
  const program = await bundleForNode("server.ts", directory.path);
  return await spawnEndServer({ runtime: NODE ?? "node", program });
}
