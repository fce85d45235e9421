/** After the gRPC project's negative HTTP/2 cases: ill-behaved end servers. */
import { describe, expect, setDefaultTimeout, test } from "bun:test";

import { status, type Client } from "@grpc/grpc-js";

import { eventually } from "../../../../_tools/testing/eventually.ts";
import { newClient, unary } from "../../../../_tools/testing/interop/calls.ts";
import {
  ERROR,
  FRAME,
  startRawServer,
  type RawScript,
  type RawServer,
} from "../../../../_tools/testing/interop/raw_server.ts";
import { InteropHall } from "./_interop_hall.ts";

setDefaultTimeout(30_000); // the machine may be busy

const MAX_CONCURRENT_STREAMS = 3;
const HALF = 600;
const BODY = Buffer.alloc(1_000, "body ");

async function before(script: RawScript): Promise<
  AsyncDisposable & {
    readonly client: Client;
    readonly server: RawServer;
    readonly hall: InteropHall;
  }
> {
  const server = await startRawServer(script);
  const hall = await InteropHall.open([server.port]);
  const client = newClient(hall.port, { "grpc.enable_retries": 0 });
  return {
    client,
    server,
    hall,
    async [Symbol.asyncDispose]() {
      client.close();
      server[Symbol.dispose]();
      await hall[Symbol.asyncDispose]();
    },
  };
}

describe("an end server that", () => {
  test("says GOAWAY after each answer has every call answered", async () => {
    await using it = await before({
      onRequest(connection, stream, body) {
        connection.answer(stream, body);
        connection.goaway(stream);
      },
    });
    for (let i = 0; i < 20; i++) {
      const { code } = await unary(it.client, "Any", "body");
      expect(code).toBe(0);
    }
    expect(it.server.connections.length).toBeGreaterThan(10);
  });

  for (const [when, send] of [
    ["after the head", () => {}],
    ["in the middle of a message", half],
    ["after the last message", whole],
  ] as const) {
    test(`resets ${when} is never OK`, async () => {
      await using it = await before({
        onRequest(connection, stream) {
          connection.head(stream);
          send(connection, stream);
          setTimeout(() => connection.reset(stream, ERROR.internal), 10);
        },
      });
      for (let i = 0; i < 5; i++) {
        const { code } = await unary(it.client, "Any", "body");
        expect(code).toBe(status.INTERNAL);
      }
    });
  }

  test("closes in the middle of a message is never OK", async () => {
    await using it = await before({
      onRequest(connection, stream) {
        connection.head(stream);
        half(connection, stream);
        connection.socket.end();
      },
    });
    const { code } = await unary(it.client, "Any", "body");
    expect(code).toBe(status.UNAVAILABLE);
  });

  test("pings between the parts of its answer is answered", async () => {
    await using it = await before({
      onRequest(connection, stream, body) {
        const ping = () =>
          connection.frame(FRAME.ping, 0, 0, Buffer.alloc(8, "ping"));
        ping();
        connection.head(stream);
        ping();
        connection.message(stream, body);
        ping();
        connection.ok(stream);
      },
    });
    for (let i = 0; i < 20; i++) {
      const { code } = await unary(it.client, "Any", "body");
      expect(code).toBe(0);
    }
    const pongs = () =>
      it.server.connections.reduce((sum, { pongs }) => sum + pongs, 0);
    await eventually(() => pongs() === 60);
  });

  test("takes few streams at once never has more, and loses none", async () => {
    await using it = await before({
      settings: [[MAX_CONCURRENT_STREAMS, 5]],
      onRequest: (connection, stream, body) =>
        void setTimeout(() => connection.answer(stream, body), 5),
    });
    expect((await unary(it.client, "Any", "warms up")).code).toBe(0);
    const calls = Array.from({ length: 100 }, () =>
      unary(it.client, "Any", "body"),
    );
    const codes = (await Promise.all(calls)).map(({ code }) => code);
    expect(codes.filter((code) => code !== 0)).toEqual([]);
    for (const { mostOpen } of it.server.connections) {
      expect(mostOpen).toBeLessThanOrEqual(5);
    }
  });

  test("claims 2 GiB and sends a little is refused by the client, at no cost to us", async () => {
    await using it = await before({
      onRequest(connection, stream) {
        connection.head(stream);
        connection.message(stream, BODY, 2 ** 31);
      },
    });
    const { code } = await unary(it.client, "Any", "body");
    expect(code).toBe(status.RESOURCE_EXHAUSTED);
    const gone = () => it.hall.last?.inFlight === 0;
    await eventually(gone);
  });
});

type Connection = RawServer["connections"][number];

/** The beginning of a message. */
function half(connection: Connection, stream: number): void {
  connection.message(stream, BODY.subarray(0, HALF), BODY.length);
}

function whole(connection: Connection, stream: number): void {
  connection.message(stream, BODY);
}
