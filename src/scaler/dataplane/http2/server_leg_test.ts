import { expect, test } from "bun:test";

import { eventually } from "../../../../_tools/testing/eventually.ts";
import { RawClient, RawHall, rawField, rawNumber } from "./_raw_client.ts";

const DATA = 0;
const HEADERS = 1;
const RST_STREAM = 3;
const SETTINGS = 4;
const PING = 6;
const GOAWAY = 7;
const WINDOW_UPDATE = 8;
const CANCEL = 8;
const CALM_DOWN = 11;

/** The error code of the last GOAWAY, once the connection is closed. */
async function lastWord(client: RawClient): Promise<number> {
  await eventually(() => client.isClosed);
  return client.of(GOAWAY).at(-1)?.payload.readUInt32BE(4) ?? -1;
}

test("a client is told of our limits", async () => {
  await using hall = await RawHall.open({ streams: 7, headerBytes: 5_000 });
  using client = new RawClient(hall.port).greet();
  await eventually(() => client.of(SETTINGS).length === 2);
  const [settings] = client.of(SETTINGS);
  const pairs = settings?.payload.toString("hex") ?? "";
  expect(pairs).toContain("000300000007");
  expect(pairs).toContain("000600001388");
});

test("streams above the limit are refused, and those below are not touched", async () => {
  await using hall = await RawHall.open({ streams: 5 });
  using client = new RawClient(hall.port).greet();
  for (let i = 0; i < 8; i++) client.request(1 + 2 * i, true);
  await eventually(() => client.of(RST_STREAM).length === 3);
  const codes = client.of(RST_STREAM).map(({ payload }) => payload.at(3));
  expect(codes).toEqual([7, 7, 7]);
  expect(hall.requests).toHaveLength(5);
});

test("a request that is reset in the same breath costs no end server anything", async () => {
  await using hall = await RawHall.open();
  using client = new RawClient(hall.port).greet();
  client.socket.cork();
  for (let id = 1; id < 101; id += 2) {
    client.request(id, true).send(RST_STREAM, 0, id, rawNumber(CANCEL));
  }
  client.request(101, true);
  client.socket.uncork();
  await eventually(() => hall.requests.length === 1);
  expect(hall.requests).toHaveLength(1);
});

test("a client that resets without end is let go, and begins little", async () => {
  await using hall = await RawHall.open({ resets: 200 });
  using client = new RawClient(hall.port).greet();
  let sent = 0;
  for (let id = 1; !client.isClosed && sent < 2_000; id += 2, sent++) {
    client.request(id, true).send(RST_STREAM, 0, id, rawNumber(CANCEL));
    if (id % 20 === 1) await new Promise(setImmediate);
  }
  expect(await lastWord(client)).toBe(CALM_DOWN);
  expect(hall.requests.length).toBeLessThanOrEqual(100);
});

test("resets after the answer has begun are nobody's fault", async () => {
  await using hall = await RawHall.open({ resets: 5 });
  using client = new RawClient(hall.port).greet();
  for (let id = 1; id < 61; id += 2) {
    client.request(id);
    await eventually(() => hall.requests.length === (id + 1) / 2);
    hall.requests.at(-1)?.exchange.refuse({ code: 14, message: "no" });
    client.send(RST_STREAM, 0, id, rawNumber(CANCEL));
  }
  client.send(PING, 0, 0, Buffer.alloc(8));
  await eventually(() => client.of(PING).length === 1);
  expect(client.isClosed).toBe(false);
});

test("a header block in more frames than allowed ends the connection", async () => {
  await using hall = await RawHall.open();
  using client = new RawClient(hall.port).greet();
  client.send(HEADERS, 0, 1, Buffer.of(0x83));
  for (let i = 0; i < 9; i++) client.send(9, 0, 1);
  expect(await lastWord(client)).toBe(CALM_DOWN);
});

test("a header block in allowed pieces is one request", async () => {
  await using hall = await RawHall.open();
  using client = new RawClient(hall.port).greet();
  client.send(HEADERS, 1, 1, Buffer.of(0x83, 0x86));
  client.send(9, 0, 1);
  client.send(9, 4, 1, rawField(":path", "/x.Y/Z"));
  await eventually(() => hall.requests.length === 1);
  expect(hall.requests[0]?.arrival.method).toBe("/x.Y/Z");
});

for (const [what, type, payload] of [
  ["PING", PING, Buffer.alloc(8)],
  ["PRIORITY", 2, Buffer.alloc(5)],
  ["frames of unknown types", 99, Buffer.alloc(3)],
  ["tiny WINDOW_UPDATEs", WINDOW_UPDATE, rawNumber(1)],
  ["SETTINGS", SETTINGS, Buffer.of()],
] as const) {
  test(`a flood of ${what} ends the connection`, async () => {
    await using hall = await RawHall.open({ glitches: 500 });
    using client = new RawClient(hall.port).greet();
    const id = type === 2 ? 1 : 0;
    client.socket.cork();
    for (let i = 0; i < 1_000; i++) client.send(type, 0, id, payload);
    client.socket.uncork();
    expect(await lastWord(client)).toBe(CALM_DOWN);
  });
}

test("a client that asks and never reads is let go", async () => {
  await using hall = await RawHall.open({ glitches: 1e9 });
  using client = new RawClient(hall.port).greet();
  client.socket.pause();
  const pings = Buffer.concat(
    Array.from({ length: 10_000 }, () =>
      Buffer.from("000008060000000000" + "00".repeat(8), "hex"),
    ),
  );
  for (let i = 0; i < 200 && hall.connections > 0; i++) {
    client.socket.write(pings);
    await new Promise(setImmediate);
  }
  await eventually(() => hall.connections === 0);
  expect(hall.connections).toBe(0);
});

test("silence, half a greeting and half a header block are waited for only so long", async () => {
  await using hall = await RawHall.open({ prefaceMs: 100, headersMs: 100 });
  using silent = new RawClient(hall.port);
  using half = new RawClient(hall.port);
  half.socket.write("PRI * HTT");
  using open = new RawClient(hall.port).greet();
  open.send(HEADERS, 0, 1, Buffer.of(0x83));
  await eventually(() => silent.isClosed && half.isClosed && open.isClosed);
  expect(hall.connections).toBe(0);
});

test("an idle connection is told to go", async () => {
  await using hall = await RawHall.open({ idleMs: 100 });
  using client = new RawClient(hall.port).greet();
  expect(await lastWord(client)).toBe(0);
});

test("a body beyond the window of its stream is reset, and the rest lives", async () => {
  await using hall = await RawHall.open({ streamWindow: 20_000 });
  using client = new RawClient(hall.port).greet();
  client.request(1).request(3);
  for (let i = 0; i < 3; i++) client.send(DATA, 0, 1, Buffer.alloc(8_000));
  await eventually(() => client.of(RST_STREAM).length === 1);
  expect(client.of(RST_STREAM)[0]).toMatchObject({
    id: 1,
    payload: rawNumber(3),
  });
  expect(hall.requests.map(({ abandoned }) => abandoned)).toContain(undefined);
});

for (const [what, length, body] of [
  ["more", "3", Buffer.alloc(4)],
  ["less", "5", Buffer.alloc(4)],
] as const) {
  test(`a body of ${what} than its content-length is malformed`, async () => {
    await using hall = await RawHall.open();
    using client = new RawClient(hall.port).greet();
    client.request(1, false, rawField("content-length", length));
    client.send(DATA, 1, 1, body);
    await eventually(() => client.of(RST_STREAM).length === 1);
    expect(client.of(RST_STREAM)[0]?.payload).toEqual(rawNumber(1));
    expect(hall.requests.every((it) => it.abandoned !== undefined)).toBe(true);
  });
}

test("connections above the limit of one address are closed at once", async () => {
  await using hall = await RawHall.open({ connectionsPerAddress: 2 });
  using _a = new RawClient(hall.port).greet();
  using _b = new RawClient(hall.port).greet();
  await eventually(() => hall.connections === 2);
  using third = new RawClient(hall.port).greet();
  await eventually(() => third.isClosed);
  expect(hall.connections).toBe(2);
});

test("close() says GOAWAY twice, a round trip apart, and serves what came between", async () => {
  await using hall = await RawHall.open();
  using client = new RawClient(hall.port).greet();
  client.request(1, true);
  await eventually(() => hall.requests.length === 1);
  const closing = hall.engine.close(20_000);
  await eventually(() => client.of(GOAWAY).length === 1);
  expect(client.of(GOAWAY)[0]?.payload.readUInt32BE(0)).toBe(2 ** 31 - 1);
  client.request(3, true);
  await eventually(() => hall.requests.length === 2);
  const ping = client.of(PING)[0]?.payload ?? Buffer.of();
  client.send(PING, 1, 0, ping);
  await eventually(() => client.of(GOAWAY).length === 2);
  expect(client.of(GOAWAY)[1]?.payload.readUInt32BE(0)).toBe(3);
  for (const { exchange } of hall.requests) {
    exchange.refuse({ code: 14, message: "done" });
  }
  await closing;
  await eventually(() => client.isClosed);
  expect(client.of(HEADERS).map(({ id }) => id)).toEqual([1, 3]);
});

test("close() does not wait for who does not answer its ping", async () => {
  await using hall = await RawHall.open();
  using client = new RawClient(hall.port).greet();
  await eventually(() => client.of(SETTINGS).length === 2);
  await hall.engine.close(20_000);
  expect(hall.connections).toBe(0);
});

test("headers on a stream that was skipped or closed end the connection", async () => {
  for (const [ids, code] of [
    [[5, 3], 1],
    [[5, 5], 5],
  ] as const) {
    await using hall = await RawHall.open();
    using client = new RawClient(hall.port).greet();
    client.request(ids[0], true);
    await eventually(() => hall.requests.length === 1);
    hall.requests[0]?.exchange.refuse({ code: 14, message: "no" });
    await eventually(() => client.of(HEADERS).length === 1);
    client.request(ids[1], true);
    expect(await lastWord(client)).toBe(code);
  }
});
