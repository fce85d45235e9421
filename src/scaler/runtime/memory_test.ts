import { describe, expect, test } from "bun:test";
import { createServer } from "node:net";

import { rejectionOf } from "../../../_tools/testing/rejection_of.ts";
import { eventually } from "../../../_tools/testing/eventually.ts";
import { conform, exitsOf, specFor } from "./_conform.ts";
import { memoryRuntime, type Served } from "./memory.ts";

/** A server that really listens, as the suite expects of an end server. */
function listening(): Promise<Served> {
  const { promise, resolve } = Promise.withResolvers<Served>();
  const server = createServer((socket) => socket.end());
  server.listen({ host: "127.0.0.1", port: 0 }, () => {
    const at = server.address();
    const port = typeof at === "object" && at ? at.port : 0;
    const close = async () => void server.close();
    resolve({ host: "127.0.0.1", port, [Symbol.asyncDispose]: close });
  });
  return promise;
}

describe("conformance", () => {
  const shared = memoryRuntime({ serve: listening });
  conform("memory", {
    testCase: (name, run) => test(name, run),
    open: async () => shared,
    kill: (name) => shared.exit(name),
  });
});

test("memoryRuntime() fails a start as its serve does", async () => {
  await using runtime = memoryRuntime({
    serve: () => Promise.reject(new Error("no room")),
  });
  expect(await rejectionOf(runtime.start(specFor("a-1")))).toThrow("no room");
  expect(await runtime.list()).toEqual([]);
  expect(runtime.started).toEqual([]);
});

test("memoryRuntime() starts for as long as its serve takes", async () => {
  const gate = Promise.withResolvers<Served>();
  await using runtime = memoryRuntime({ serve: () => gate.promise });
  const started = runtime.start(specFor("a-1"));
  expect(await runtime.list()).toEqual([]);
  gate.resolve(await listening());
  expect((await started).state.kind).toBe("running");
});

test("memoryRuntime() exits as the test says", async () => {
  await using runtime = memoryRuntime();
  const { signal } = new AbortController();
  const events = exitsOf(runtime, signal);
  await runtime.start(specFor("a-1"));
  await runtime.exit("a-1", { exitCode: 137, outOfMemory: true });
  const { instance } = specFor("a-1");
  const told = { name: "a-1", instance, exitCode: 137, outOfMemory: true };
  expect(events).toEqual([told]);
});

test("memoryRuntime() measures what the test sets", async () => {
  await using runtime = memoryRuntime();
  await runtime.start(specFor("a-1"));
  const usage = { atMs: 1, cpuPercent: 90, memoryBytes: 5 };
  runtime.setUsage("a-1", usage);
  expect(runtime.usage("a-1")).toEqual(usage);
  await runtime.stop("a-1", { graceMs: 0 });
  expect(runtime.usage("a-1")).toBeUndefined();
});

test("memoryRuntime() follows what the test prints", async () => {
  await using runtime = memoryRuntime({ now: () => 7 });
  await runtime.start(specFor("a-1"));
  runtime.print("a-1", "first");
  const { signal } = new AbortController();
  const lines: string[] = [];
  const read = (async () => {
    const log = runtime.logs("a-1", { tail: 10, follow: true, signal });
    for await (const { text } of log) lines.push(text);
  })();
  await eventually(() => lines.length === 1);
  runtime.print("a-1", "second");
  await runtime.exit("a-1");
  await read;
  expect(lines).toEqual(["first", "second"]);
});
