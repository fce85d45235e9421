import { expect, setDefaultTimeout, test } from "bun:test";
import { connect } from "node:net";

import { TestHall } from "./_test_hall.ts";

setDefaultTimeout(30_000); // the machine may be busy

/** Sends `bytes` and returns everything until the port closes. */
function exchange(port: number, ...bytes: (string | Buffer)[]) {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect({ port, host: "127.0.0.1" });
  let heard = "";
  socket.on("data", (chunk: Buffer) => (heard += chunk.toString("latin1")));
  socket.on("error", () => {});
  socket.on("close", () => resolve(heard));
  for (const part of bytes) socket.write(part);
  return promise;
}

test("Front answers HTTP/1 readably and closes", async () => {
  await using hall = await TestHall.open(0);
  const request = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";
  const answer = await exchange(hall.port, request);
  expect(answer).toStartWith("HTTP/1.1 505 ");
  expect(answer).toContain("use a gRPC client");
});

test("Front answers a TLS hello and noise with one line and closes", async () => {
  await using hall = await TestHall.open(0);
  const hello = Buffer.from([22, 3, 1, 0, 5, 1, 0, 0, 1, 3]);
  for (const bytes of [hello, Buffer.from("\0\0noise"), "PRI * HTTP/3.0\r\n"]) {
    expect(await exchange(hall.port, bytes)).toContain("without TLS");
  }
  await hall.until("all left", (it) => it.connectionCount === 0);
});

test("Front takes a preface that comes in pieces", async () => {
  await using hall = await TestHall.open(0);
  const socket = connect({ port: hall.port, host: "127.0.0.1" });
  const settings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
  socket.setNoDelay(true);
  for (const part of ["P", "RI * HTTP/2.0\r\n\r\nS"]) {
    socket.write(part);
    await hall.until("it is here", (it) => it.connectionCount === 1);
  }
  socket.write(Buffer.concat([Buffer.from("M\r\n\r\n"), settings]));
  const first = await new Promise<Buffer>((resolve) =>
    socket.once("data", resolve),
  );
  expect(first[3]).toBe(4); // SETTINGS
  socket.destroy();
});
