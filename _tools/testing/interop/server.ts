/**
 * An end server of the test service, as a program: prints its port. Takes a
 * port (0 for any), the file to book counts in, and after how many ms a
 * connection is told to go away (0 for never).
 */
import { createHash } from "node:crypto";
import { openSync, writeSync } from "node:fs";

import {
  Metadata,
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
} from "@grpc/grpc-js";

import { testService } from "./test_service.ts";

const [port = "0", countFile = "/dev/null", maxAgeMs = "0"] =
  process.argv.slice(2);
const MOST_WAIT_MS = 4;

type Unary = ServerUnaryCall<Buffer, Buffer>;
type Reply = sendUnaryData<Buffer>;
type Watched = Pick<Unary, "metadata"> & NodeJS.EventEmitter;

const counts = openSync(countFile, "a");
const cancelled = new Map<string, number>();

/** Appends before it answers: what is killed after that has been counted. */
function count({ request }: Unary, reply: Reply): void {
  writeSync(counts, `${request}\n`);
  const waitMs = Math.random() * MOST_WAIT_MS;
  setTimeout(() => reply(null, request), waitMs);
}

function echo(call: Unary, reply: Reply): void {
  const header = new Metadata();
  const trailer = new Metadata();
  for (const [key, into] of [
    ["x-echo-initial", header],
    ["x-echo-trailing-bin", trailer],
  ] as const) {
    for (const value of call.metadata.get(key)) into.add(key, value);
  }
  call.sendMetadata(header);
  reply(null, call.request, trailer);
}

function sleep(call: Unary, reply: Reply): void {
  watch(call);
  setTimeout(() => reply(null, call.request), Number(call.request));
}

function fail({ request }: Unary, reply: Reply): void {
  const { code, details } = JSON.parse(request.toString());
  const metadata = new Metadata();
  metadata.set("x-why", "because");
  metadata.set("grpc-status-details-bin", Buffer.from([8, code]));
  reply({ code, details, metadata });
}

function tell(call: Unary, reply: Reply): void {
  const leftMs = Number(call.getDeadline()) - Date.now();
  const metadata = Object.fromEntries(
    Object.keys(call.metadata.getMap()).map((key) => [
      key,
      call.metadata.get(key).map(String),
    ]),
  );
  reply(null, Buffer.from(JSON.stringify({ leftMs, metadata })));
}

function collect(
  call: ServerReadableStream<Buffer, Buffer>,
  reply: Reply,
): void {
  watch(call);
  const hash = createHash("sha256");
  let messages = 0;
  let bytes = 0;
  call.on("data", (message: Buffer) => {
    messages++;
    bytes += message.length;
    hash.update(message);
  });
  call.on("end", () => {
    const told = `${messages} ${bytes} ${hash.digest("hex")}`;
    reply(null, Buffer.from(told));
  });
}

async function produce(
  call: ServerWritableStream<Buffer, Buffer>,
): Promise<void> {
  watch(call);
  const sizes: readonly number[] = JSON.parse(call.request.toString());
  const hash = createHash("sha256");
  for (const [i, size] of sizes.entries()) {
    if (size < 0) return;
    const message = Buffer.alloc(size, `${i} `);
    hash.update(message);
    const isRoom = call.write(message);
    if (!isRoom) await new Promise((resolve) => call.once("drain", resolve));
  }
  const trailer = new Metadata();
  trailer.set("x-sha256", hash.digest("hex"));
  call.end(trailer);
}

function chat(call: ServerDuplexStream<Buffer, Buffer>): void {
  watch(call);
  const [code] = call.metadata.get("x-fail");
  call.on("data", (message: Buffer) => call.write(message));
  call.on("end", () => {
    if (code === undefined) return call.end();
    call.emit("error", { code: Number(code), details: "as asked" });
  });
}

/** Remembers that a call with a key was cancelled. */
function watch(call: Watched): void {
  const key = String(call.metadata.get("x-key")[0] ?? "");
  call.on("cancelled", () => {
    cancelled.set(key, (cancelled.get(key) ?? 0) + 1);
  });
}

const server = new Server({
  "grpc.max_send_message_length": -1,
  ...(maxAgeMs !== "0" && { "grpc.max_connection_age_ms": Number(maxAgeMs) }),
});
server.addService(testService(), {
  Empty: (_call: Unary, reply: Reply) => reply(null, Buffer.of()),
  Grow: ({ request }: Unary, reply: Reply) =>
    reply(null, Buffer.alloc(Number(request), "grown ")),
  Cancelled: ({ request }: Unary, reply: Reply) =>
    reply(null, Buffer.from(String(cancelled.get(String(request)) ?? 0))),
  Echo: echo,
  Sleep: sleep,
  Fail: fail,
  Count: count,
  Told: tell,
  Collect: collect,
  Produce: produce,
  Chat: chat,
});
server.bindAsync(
  `127.0.0.1:${port}`,
  ServerCredentials.createInsecure(),
  (error, bound) => {
    if (error) throw error;
    process.stdout.write(`${bound}\n`);
  },
);
