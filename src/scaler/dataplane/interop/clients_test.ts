import { afterAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";

import type { ChannelOptions } from "@grpc/grpc-js";

import { CASES } from "../../../../_tools/testing/interop/cases.ts";
import { newClient } from "../../../../_tools/testing/interop/calls.ts";
import {
  pythonTest,
  runPython,
} from "../../../../_tools/testing/python_test_case.ts";
import { temporaryDirectory } from "../../../../_tools/testing/temporary_directory.ts";
import { bundleForNode } from "./_bundle_for_node.ts";
import { InteropHall, spawnEndServer } from "./_interop_hall.ts";

setDefaultTimeout(60_000); // the machine may be busy

const PROGRAMS = join(import.meta.dir, "../../../../_tools/testing/interop");
const NODE = Bun.which("node");

const cleanup = new AsyncDisposableStack();
afterAll(() => cleanup.disposeAsync());

/** One instance with one end server, for all clients. */
const opening = open();

async function open(): Promise<InteropHall> {
  const { port } = cleanup.use(await spawnEndServer());
  return cleanup.use(await InteropHall.open([port]));
}

type Results = Promise<Readonly<Record<string, string>>>;

describe("grpc-js on Bun through an instance's port:", () => {
  for (const [name, run] of Object.entries(CASES)) {
    test(name, async () => {
      const { port } = await opening;
      const connect = (options: ChannelOptions) => newClient(port, options);
      const client = connect({});
      using _ = { [Symbol.dispose]: () => client.close() };
      await run(client, connect);
    });
  }
});

describe("grpc-js on Node through an instance's port:", () => {
  let running: Results | undefined;
  for (const name of Object.keys(CASES)) {
    test.skipIf(!NODE)(NODE ? name : `${name} (no node)`, async () => {
      running ??= onNode();
      expect((await running)[name]).toBe("ok");
    });
  }
});

describe("grpcio (C core) through an instance's port:", () => {
  let running: Results | undefined;
  for (const name of Object.keys(CASES)) {
    pythonTest(name, async () => {
      running ??= onPython();
      expect((await running)[name]).toBe("ok");
    });
  }
});

async function onNode(): Results {
  using directory = temporaryDirectory();
  const program = await bundleForNode("client.ts", directory.path);
  const { port } = await opening;
  const command = [NODE ?? "node", program, String(port)];
  const child = Bun.spawn(command, { stdout: "pipe", stderr: "inherit" });
  return JSON.parse(await child.stdout.text());
}

async function onPython(): Results {
  const { port } = await opening;
  const program = join(PROGRAMS, "client.py");
  return JSON.parse(await runPython(program, [String(port)]));
}
