import { expect, test } from "bun:test";

import { Client, credentials, Server, ServerCredentials } from "@grpc/grpc-js";
import { configure, reset, type LogRecord } from "@logtape/logtape";

import { unary } from "../wire/unary.ts";
import { answering } from "./answering.ts";
import { Calls } from "./calls.ts";
import { financeDefinition } from "./definitions.ts";

const definition = financeDefinition("echo");
const { Calculate: echo } = definition;
if (!echo) throw new Error("The definition lacks its method");

/** A server whose only service answers as told, and a client of it. */
async function serve(answer: () => object) {
  const calls = new Calls();
  const work = { sleepMs: 0, cpuMs: 0 };
  const server = new Server();
  const Calculate = answering(answer, { calls, work });
  server.addService(definition, { Calculate });
  const bound = Promise.withResolvers<number>();
  const plain = ServerCredentials.createInsecure();
  server.bindAsync("127.0.0.1:0", plain, (error, port) =>
    error ? bound.reject(error) : bound.resolve(port),
  );
  const address = `127.0.0.1:${await bound.promise}`;
  const client = new Client(address, credentials.createInsecure());
  return {
    client,
    calls,
    [Symbol.dispose]() {
      client.close();
      server.forceShutdown();
    },
  };
}

test("answering() keeps a defect of ours to the log", async () => {
  const records: LogRecord[] = [];
  await configure({
    reset: true,
    sinks: { kept: (record) => void records.push(record) },
    loggers: [
      { category: "tellerline", sinks: ["kept"] },
      { category: ["logtape", "meta"], lowestLevel: "error", sinks: [] },
    ],
  });
  const defect = new TypeError("a table is missing");
  using running = await serve(() => {
    throw defect;
  });

  const error = await unary(running.client, echo, {}).catch((it) => it);
  await reset();

  expect(error.code).toBe(13);
  expect(error.details).not.toContain("table");
  expect(records).toHaveLength(1);
  expect(records[0]?.properties).toEqual({
    method: "/tellerline.finance.v1.Echo/Calculate",
    error: defect,
  });
});

test("answering() counts a call out once it is answered", async () => {
  const counts: number[] = [];
  using running = await serve(() => {
    counts.push(running.calls.count);
    return { text: "x" };
  });
  await unary(running.client, echo, {});
  expect([...counts, running.calls.count]).toEqual([1, 0]);
});
