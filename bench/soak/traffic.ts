import { connect } from "node:net";

import type { Client } from "@grpc/grpc-js";

import {
  drained,
  newClient,
  serverStream,
  unary,
} from "../../_tools/testing/interop/calls.ts";

const CALLERS = 16;
const DEADLINE_MS = 10_000;
const SOME_BYTES = Buffer.alloc(3_000, "some bytes ");
const SIZES = JSON.stringify([2_000, 2_000, 2_000, 2_000]);
const GREETING = Buffer.concat([
  Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
  Buffer.of(0, 0, 0, 4, 0, 0, 0, 0, 0), // SETTINGS, empty
]);

/** How calls ended, by gRPC status. */
export type Codes = Map<number, number>;

/** One thing done once; resolves with a gRPC status when it ended. */
export type Act = (port: number, client: Client) => Promise<number>;

/** Calls: most are whole, some are cancelled, some come too late. */
export const CALLS: readonly Act[] = [
  echo,
  echo,
  echo,
  stream,
  cancelled,
  late,
];

/** Connections: left politely after a call, or dropped. */
export const CONNECTIONS: readonly Act[] = [visit, drop];

/** Does `count` of the acts in turn, 16 at a time. */
export async function runActs(
  acts: readonly Act[],
  port: number,
  count: number,
): Promise<Codes> {
  const codes: Codes = new Map();
  const client = newClient(port, { "grpc.enable_retries": 0 });
  let begun = 0;
  const caller = async () => {
    while (begun < count) {
      const act = acts[begun++ % acts.length];
      const code = (await act?.(port, client)) ?? 0;
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  client.close();
  return codes;
}

async function echo(_port: number, client: Client): Promise<number> {
  const deadline = Date.now() + DEADLINE_MS;
  const { code } = await unary(client, "Echo", SOME_BYTES, { deadline });
  return code;
}

async function stream(_port: number, client: Client): Promise<number> {
  const deadline = Date.now() + DEADLINE_MS;
  const call = serverStream(client, "Produce", SIZES, { deadline });
  const { code } = await drained(call);
  return code;
}

async function cancelled(_port: number, client: Client): Promise<number> {
  const call = serverStream(client, "Produce", SIZES);
  call.once("data", () => call.cancel());
  const { code } = await drained(call);
  return code;
}

async function late(_port: number, client: Client): Promise<number> {
  const deadline = Date.now() + 5;
  const { code } = await unary(client, "Sleep", "200", { deadline });
  return code;
}

async function visit(port: number): Promise<number> {
  const client = newClient(port, { "grpc.enable_retries": 0 });
  const code = await echo(port, client);
  client.close();
  return code;
}

/** A client that is gone before it has asked for anything. */
async function drop(port: number): Promise<number> {
  const socket = connect({ host: "127.0.0.1", port });
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.on("error", () => {});
  socket.on("close", () => resolve());
  socket.on("connect", () => socket.write(GREETING));
  socket.on("data", () => socket.resetAndDestroy());
  await promise;
  return 0;
}
