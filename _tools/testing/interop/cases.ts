/**
 * What any gRPC client may expect of any gRPC server, through whatever stands
 * between. After the gRPC project's interoperability test cases.
 */
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";

import {
  Metadata,
  status,
  type ChannelOptions,
  type Client,
} from "@grpc/grpc-js";

import {
  bidi,
  clientStream,
  drained,
  next,
  serverStream,
  unary,
} from "./calls.ts";

const MIB = 1 << 20;
const GZIP = 2;
const ODD_TEXT =
  "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n";

/** A case throws when it fails; `connect` makes it a client of its own. */
export type Case = (
  client: Client,
  connect: (options: ChannelOptions) => Client,
) => Promise<void>;

/** The cases by name; clients in other languages have ones of the same names. */
export const CASES: Readonly<Record<string, Case>> = {
  async "empty unary"(client) {
    const { code, messages } = await unary(client, "Empty");
    deepEqual([code, messages], [0, [Buffer.of()]]);
  },

  async "large unary"(client) {
    for (const size of [1, 16_384, 65_535, 271_828, 3 * MIB]) {
      const sent = randomBytes(size);
      const { code, messages } = await unary(client, "Echo", sent);
      equal(code, 0);
      equal(messages[0]?.equals(sent), true);
    }
  },

  async "client stream"(client) {
    const { call, ended } = clientStream(client, "Collect");
    const hash = createHash("sha256");
    for (let i = 0; i < 200; i++) {
      const message = randomBytes(i * 37);
      hash.update(message);
      call.write(message);
    }
    call.end();
    const told = `200 ${(199 * 200 * 37) / 2} ${hash.digest("hex")}`;
    equal(String((await ended).messages[0]), told);
  },

  async "server stream"(client) {
    const sizes = [0, 1, 31_415, 9, 2_653, 58_979, 0, 500_000];
    const stream = serverStream(client, "Produce", JSON.stringify(sizes));
    const { code, messages, trailer } = await drained(stream);
    equal(code, 0);
    deepEqual(
      messages.map((it) => it.length),
      sizes,
    );
    const hash = createHash("sha256").update(Buffer.concat(messages));
    deepEqual(trailer.get("x-sha256"), [hash.digest("hex")]);
  },

  async "bidirectional stream"(client) {
    const stream = bidi(client, "Chat");
    for (const size of [27_182, 8, 0, 1_828, 45_904, 100_000]) {
      const message = randomBytes(size);
      const answer = next(stream);
      stream.write(message);
      equal((await answer).equals(message), true);
    }
    stream.end();
    const { code, messages } = await drained(stream);
    deepEqual([code, messages], [0, []]);
  },

  async "streams full both ways at once"(client) {
    const talk = async (i: number) => {
      const stream = bidi(client, "Chat");
      const [said, heard] = [createHash("sha256"), createHash("sha256")];
      stream.on("data", (message: Buffer) => heard.update(message));
      const ended = drained(stream);
      for (let part = 0; part < 60; part++) {
        const message = Buffer.alloc(60_000 + i, `${i} ${part} `);
        said.update(message);
        const isRoom = stream.write(message);
        if (!isRoom) await once(stream, "drain");
      }
      stream.end();
      equal((await ended).code, 0);
      equal(heard.digest("hex"), said.digest("hex"));
    };
    await Promise.all([0, 1, 2, 3].map(talk));
  },

  async "empty bidirectional stream"(client) {
    const stream = bidi(client, "Chat");
    stream.end();
    const { code, messages } = await drained(stream);
    deepEqual([code, messages], [0, []]);
  },

  async "cancel after begin"(client) {
    const key = randomBytes(8).toString("hex");
    const { call, ended } = clientStream(client, "Collect", keyed(key));
    call.write(Buffer.from("begun"));
    setTimeout(() => call.cancel(), 100);
    equal((await ended).code, status.CANCELLED);
    await cancelledThere(client, key);
  },

  async "cancel after first answer"(client) {
    const key = randomBytes(8).toString("hex");
    const stream = bidi(client, "Chat", keyed(key));
    const ended = drained(stream);
    stream.once("data", () => stream.cancel());
    stream.write(Buffer.alloc(31_415));
    equal((await ended).code, status.CANCELLED);
    await cancelledThere(client, key);
  },

  async "deadline on a sleeping server"(client) {
    const key = randomBytes(8).toString("hex");
    const deadline = Date.now() + 150;
    const how = { ...keyed(key), deadline };
    const { code } = await unary(client, "Sleep", "20000", how);
    equal(code, status.DEADLINE_EXCEEDED);
    ok(Date.now() >= deadline);
    await cancelledThere(client, key);
  },

  async "deadlines by the hundred, and others go on"(client) {
    const late = Array.from({ length: 400 }, async () => {
      const deadline = Date.now() + 50;
      const { code } = await unary(client, "Sleep", "500", { deadline });
      equal(code, status.DEADLINE_EXCEEDED);
    });
    await Promise.all(late);
    equal((await unary(client, "Empty")).code, 0);
  },

  async "deadline reaches the server"(client) {
    const deadline = Date.now() + 20_000;
    const { messages } = await unary(client, "Told", "", { deadline });
    const { leftMs } = JSON.parse(String(messages[0]));
    ok(leftMs <= 20_100 && leftMs > 5_000, `left: ${leftMs} ms`);
  },

  async "custom metadata"(client) {
    const metadata = new Metadata();
    const binary = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    metadata.add("x-echo-initial", "test_initial_metadata_value");
    metadata.add("x-echo-trailing-bin", binary);
    metadata.add("x-echo-trailing-bin", Buffer.of());
    metadata.add("x-echo-trailing-bin", Buffer.of(0xab, 0xab, 0xab));
    const { header, trailer } = await unary(client, "Echo", "x", { metadata });
    deepEqual(header.get("x-echo-initial"), ["test_initial_metadata_value"]);
    const values = trailer.get("x-echo-trailing-bin");
    deepEqual(values, metadata.get("x-echo-trailing-bin"));
  },

  async "much metadata"(client) {
    const metadata = new Metadata();
    const pairs = Array.from({ length: 70 }, (_, i) => [
      `x-many-${i}`,
      `value ${i} v${"v".repeat(i)}`,
    ]);
    for (const [key = "", value = ""] of pairs) metadata.add(key, value);
    for (let i = 0; i < 5; i++) {
      const { code, messages } = await unary(client, "Told", "", { metadata });
      equal(code, 0);
      const told = JSON.parse(String(messages[0])).metadata;
      for (const [key = "", value] of pairs) deepEqual(told[key], [value]);
    }
  },

  async "every status and its details"(client) {
    for (let code = 1; code <= 16; code++) {
      const details = `test status ${code}`;
      const asked = JSON.stringify({ code, details });
      const failed = await unary(client, "Fail", asked);
      deepEqual([failed.code, failed.details], [code, details]);
      deepEqual(failed.trailer.get("x-why"), ["because"]);
      const [bytes] = failed.trailer.get("grpc-status-details-bin");
      deepEqual(bytes, Buffer.from([8, code]));
    }
  },

  async "status at the end of a stream"(client) {
    const metadata = new Metadata();
    metadata.set("x-fail", "2");
    const stream = bidi(client, "Chat", { metadata });
    stream.end(Buffer.from("last words"));
    const { code, details, messages } = await drained(stream);
    deepEqual([code, details], [2, "as asked"]);
    equal(String(messages[0]), "last words");
  },

  async "status with special characters"(client) {
    const asked = JSON.stringify({ code: 2, details: ODD_TEXT });
    const { code, details } = await unary(client, "Fail", asked);
    deepEqual([code, details], [2, ODD_TEXT]);
  },

  async "unimplemented method"(client) {
    const path = "/tellerline.test.Interop/Nothing";
    const { code } = await unary(client, "", "", { path });
    equal(code, status.UNIMPLEMENTED);
  },

  async "unimplemented service"(client) {
    const path = "/tellerline.test.Nobody/Echo";
    const { code } = await unary(client, "", "", { path });
    equal(code, status.UNIMPLEMENTED);
  },

  async "a request of 4 MiB and one byte too many"(client) {
    const most = Buffer.alloc(4 * MIB, "m");
    const fine = await unary(client, "Echo", most);
    equal(fine.code, 0);
    const more = await unary(client, "Echo", Buffer.alloc(4 * MIB + 1));
    equal(more.code, status.RESOURCE_EXHAUSTED);
    match(more.details, /larger than max/i);
    equal((await unary(client, "Empty")).code, 0);
  },

  async "an answer of 4 MiB and one byte too many"(client) {
    const fine = await unary(client, "Grow", String(4 * MIB));
    deepEqual([fine.code, fine.messages[0]?.length], [0, 4 * MIB]);
    const more = await unary(client, "Grow", String(4 * MIB + 1));
    equal(more.code, status.RESOURCE_EXHAUSTED);
    match(more.details, /larger than max/i);
    equal((await unary(client, "Empty")).code, 0);
  },

  async "compressed messages"(_client, connect) {
    const gzip = { "grpc.default_compression_algorithm": GZIP };
    const client = connect(gzip);
    const sent = Buffer.alloc(300_000, "compressible ");
    const { code, messages } = await unary(client, "Echo", sent);
    client.close();
    equal(code, 0);
    equal(messages[0]?.equals(sent), true);
  },
};

function keyed(key: string): { readonly metadata: Metadata } {
  const metadata = new Metadata();
  metadata.set("x-key", key);
  return { metadata };
}

/** Waits until the server knows that the call was cancelled. */
async function cancelledThere(client: Client, key: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const { messages } = await unary(client, "Cancelled", key);
    if (String(messages[0]) === "1") return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("The server was not told that the call is cancelled");
}
