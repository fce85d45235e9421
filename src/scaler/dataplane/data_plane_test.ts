import { describe, expect, setDefaultTimeout, test } from "bun:test";

import { Metadata, status } from "@grpc/grpc-js";

import { ConflictError } from "../../base/errors.ts";
import { entry, SETTINGS, TestHall, until } from "./_test_hall.ts";
import { startDataPlane } from "./data_plane.ts";
import type { Snapshot } from "./types.ts";

setDefaultTimeout(30_000); // the machine may be busy

const listener = { onSnapshot() {}, onDrained() {} };

function failLoudly(error: Error): never {
  throw error;
}

describe("startDataPlane()", () => {
  test("open() of a taken port names the port", async () => {
    await using hall = await TestHall.open(0);
    const listen = { hosts: ["127.0.0.1"], port: hall.port };
    const options = { listen, settings: SETTINGS, listener };
    // `expect().rejects` would hold up the worker's messages for ever.
    const opening = hall.plane.open("other", options);
    const refused: unknown = await opening.catch((it: unknown) => it);
    expect(refused).toBeInstanceOf(ConflictError);
    expect(String(refused)).toContain(String(hall.port));
  });

  test("open() binds every host to the same port", async () => {
    await using plane = startDataPlane({ workers: 1, onFailure: failLoudly });
    const listen = { hosts: ["127.0.0.1", "127.0.0.2"], port: 0 };
    const options = { listen, settings: SETTINGS, listener };
    const { port } = await plane.open("two", options);
    for (const host of listen.hosts) {
      const answer = await fetch(`http://${host}:${port}/`);
      expect(answer.status).toBe(505);
    }
  });

  test("open() after close() takes the same port again", async () => {
    await using plane = startDataPlane({ workers: 1, onFailure: failLoudly });
    const open = (port: number) =>
      plane.open("again", {
        listen: { hosts: ["127.0.0.1"], port },
        settings: SETTINGS,
        listener,
      });
    const { port } = await open(0);
    await plane.close("again", { graceMs: 0 });
    expect(await open(port)).toEqual({ port });
  });

  test("a worker that dies is reported and keeps nobody waiting", async () => {
    const failed = Promise.withResolvers<Error>();
    await using plane = startDataPlane({
      workers: 1,
      onFailure: failed.resolve,
    });
    await plane.open("doomed", {
      listen: { hosts: ["127.0.0.1"], port: 0 },
      settings: SETTINGS,
      listener,
    });
    const poison: unknown = undefined;
    plane.setRoster("doomed", [poison as never]); // no worker expects that
    const closing = plane.close("doomed", { graceMs: 60_000 });
    expect((await failed.promise).message).toContain("a worker ended");
    await closing;
  });

  test("setSettings() refuses what a worker could not use", async () => {
    await using hall = await TestHall.open(1);
    const { plane } = hall;
    const unknown = { ...SETTINGS, strategy: "no_such" };
    expect(() => plane.setSettings("test", unknown)).toThrow("no_such");
    expect((await hall.call("Echo")).code).toBe(0);
  });

  test("setLimits() refuses what a worker could not use", async () => {
    await using hall = await TestHall.open(1);
    const limits = { slowStartMs: -1 };
    expect(() => hall.plane.setLimits(limits)).toThrow("limits.slowStartMs -1");
    expect((await hall.call("Echo")).code).toBe(0);
  });

  test("setLimits() takes effect on instances that are open and on later ones", async () => {
    await using hall = await TestHall.open(0);
    const open = () =>
      hall.plane.open("later", {
        listen: { hosts: ["127.0.0.1"], port: 0 },
        settings: SETTINGS,
        listener,
      });
    hall.plane.setLimits({ longestWaitMs: 5 });
    const { port } = await open();
    // Otherwise it would be the 30 s of the limits.
    for (const client of [hall.client, hall.newClient(port)]) {
      const { code } = await hall.call("Echo", "x", {}, client);
      expect(code).toBe(status.UNAVAILABLE);
    }
  }, 20_000);

  test("setRoster() serves the calls that waited for an end server", async () => {
    await using hall = await TestHall.open(1);
    hall.roster([]);
    await hall.until("nobody serves", (it) => it.endpoints.length === 0);
    const calls = Array.from({ length: 5 }, () => hall.call("Echo", "late"));
    await hall.until("five wait", (it) => it.queued === 5);
    hall.roster(hall.backends.map((it) => entry(it.port)));
    for (const { code } of await Promise.all(calls)) expect(code).toBe(0);
  });

  test("setSettings() changes the strategy under load and loses nothing", async () => {
    await using hall = await TestHall.open(3, { concurrency: 2 });
    const calls: Promise<{ code: number }>[] = [];
    const names = ["random", "ip_hash", "round_robin", "peak_ewma"];
    for (let i = 0; i < 400; i++) {
      calls.push(hall.call("Sleep", "5"));
      if (i % 20 === 0) hall.settings({ strategy: names[(i / 20) % 4] ?? "" });
      if (i % 20 === 10) await Bun.sleep(1);
    }
    const codes = (await Promise.all(calls)).map((it) => it.code);
    expect(codes.filter((code) => code !== 0)).toEqual([]);
  });

  test("setSettings() with more slots serves those that wait", async () => {
    await using hall = await TestHall.open(1, { concurrency: 1 });
    const [backend] = hall.backends;
    const calls = [hall.call("Hold", "a"), hall.call("Hold", "b")];
    await hall.until("one waits", (it) => it.queued === 1);
    hall.settings({ concurrency: 2 });
    await until("both are there", () => backend?.held() === 2);
    backend?.release();
    expect((await Promise.all(calls)).map((it) => it.code)).toEqual([0, 0]);
  });

  test("a draining end server finishes what it has, gets nothing new, is reported once", async () => {
    await using hall = await TestHall.open(2);
    const [a, b] = hall.backends;
    if (!a || !b) throw new Error("Two end servers");
    const held = [hall.call("Hold", "1"), hall.call("Hold", "2")];
    await until("one each", () => a.held() === 1 && b.held() === 1);
    hall.roster([entry(a.port, "draining"), entry(b.port)]);
    await hall.until(
      "draining is seen",
      (it) => it.endpoints[0]?.state === "draining",
    );
    for (let i = 0; i < 20; i++) {
      expect((await hall.call("Echo")).endpoint).toBe(`e${b.port}`);
    }
    expect(hall.drained).toEqual([]);
    a.release();
    b.release();
    for (const { code } of await Promise.all(held)) expect(code).toBe(0);
    await until("drained", () => hall.drained.length > 0);
    expect(hall.drained).toEqual([`e${a.port}`]);
  });

  test("adding and draining end servers under load fails nothing", async () => {
    await using hall = await TestHall.open(4, { concurrency: 3 });
    const ports = hall.backends.map((it) => it.port);
    const codes: number[] = [];
    const load = Array.from({ length: 12 }, async () => {
      for (let i = 0; i < 100; i++) {
        codes.push((await hall.call("Sleep", "2")).code);
      }
    });
    const all = Promise.all(load);
    for (let round = 0; codes.length < 1_100; round++) {
      const out = round % ports.length;
      hall.roster(
        ports.map((it, i) => entry(it, i === out ? "draining" : "ready")),
      );
      await until("drained", () => hall.drained.length > round);
      await Bun.sleep(10);
    }
    await all;
    expect(codes).toHaveLength(1_200);
    expect(codes.filter((code) => code !== 0)).toEqual([]);
  });

  test("an end server that is wanted again before it has drained stays", async () => {
    await using hall = await TestHall.open(1);
    const [backend] = hall.backends;
    const port = backend?.port ?? 0;
    const held = hall.call("Hold", "1");
    await until("held", () => backend?.held() === 1);
    hall.roster([entry(port, "draining")]);
    hall.roster([entry(port)]);
    expect((await hall.call("Echo")).code).toBe(0);
    backend?.release();
    expect((await held).code).toBe(0);
    expect(hall.drained).toEqual([]);
  });

  test("letGo() takes the idlest of that moment and says so before it is drained", async () => {
    await using hall = await TestHall.open(3);
    const [a, b, c] = hall.backends;
    if (!a || !b || !c) throw new Error("Three end servers");
    const held = [1, 2, 3, 4, 5].map(() => hall.call("Hold"));
    await until("all are there", () => a.held() + b.held() + c.held() === 5);
    const [idlest] = hall.backends.toSorted((x, y) => x.held() - y.held());
    const named = `e${idlest?.port}`;
    const among = hall.backends.map(({ port }) => `e${port}`);
    hall.plane.letGo("test", { count: 1, among });
    await until("it is let go", () => hall.farewells.length === 1);
    for (let i = 0; i < 20; i++) {
      expect((await hall.call("Echo")).endpoint).not.toBe(named);
    }
    for (const it of hall.backends) it.release();
    for (const { code } of await Promise.all(held)) expect(code).toBe(0);
    await until("it has drained", () => hall.farewells.length === 2);
    expect(hall.farewells).toEqual([`let go ${named}`, `drained ${named}`]);
  });

  test("letting go and wanting again under load, as fast as can be, fails nothing", async () => {
    await using hall = await TestHall.open(3, { concurrency: 3 });
    const ports = hall.backends.map(({ port }) => port);
    const among = ports.map((port) => `e${port}`);
    const codes: number[] = [];
    const load = Array.from({ length: 9 }, async () => {
      for (let i = 0; i < 100; i++) {
        codes.push((await hall.call("Sleep", "2")).code);
      }
    });
    const all = Promise.all(load);
    const chosen = () =>
      hall.farewells.filter((it) => it.startsWith("let go")).length;
    for (let round = 1; codes.length < 850; round++) {
      hall.plane.letGo("test", { count: 2, among });
      await until("two are let go", () => chosen() === round);
      hall.roster(ports.map((port) => entry(port)));
    }
    await all;
    expect(codes.filter((code) => code !== 0)).toEqual([]);
    expect(chosen()).toBeGreaterThan(1);
  });

  test("close() lets what is in flight finish and refuses new connections", async () => {
    await using hall = await TestHall.open(1);
    const [backend] = hall.backends;
    const held = hall.call("Hold", "1");
    await until("held", () => backend?.held() === 1);
    const closing = hall.plane.close("test", { graceMs: 20_000 });
    const late = hall.newClient();
    const refused = await hall.call("Echo", "x", {}, late);
    expect(refused.code).toBe(status.UNAVAILABLE);
    late.close();
    backend?.release();
    expect((await held).code).toBe(0);
    await closing;
  });

  test("close() ends what outlasts the grace as UNAVAILABLE", async () => {
    await using hall = await TestHall.open(1, { concurrency: 1 });
    const [backend] = hall.backends;
    const calls = [hall.call("Hold", "1"), hall.call("Hold", "waits")];
    await hall.until("one waits", (it) => it.queued === 1);
    await hall.plane.close("test", { graceMs: 50 });
    for (const { code, details } of await Promise.all(calls)) {
      expect(code).toBe(status.UNAVAILABLE);
      expect(details).toContain("closing");
    }
    await until("cancelled", () => backend?.cancelled() === 1);
  });

  test("snapshots add up: every arrival is completed, failed, rejected, waiting or in flight", async () => {
    const settings = { concurrency: 2, queueLimit: 3 };
    await using hall = await TestHall.open(2, settings);
    const [a] = hall.backends;
    const { completed } = await hall.until("warm", (it) => it.completed === 1);
    for (let i = 0; i < 5; i++) await hall.call("Echo", "x");
    for (let i = 0; i < 3; i++) await hall.call("Fail");
    const calls = Array.from({ length: 10 }, () => hall.call("Hold", "h"));
    const seen = await hall.until("full", (it) => it.rejected === 3);
    expect(seen).toMatchObject({
      inFlight: 4,
      queued: 3,
      rejected: 3,
      completed: completed + 5,
      failed: 3,
    });
    expect(sum(seen, "inFlight")).toBe(4);
    expect(sum(seen, "picks")).toBe(completed + 5 + 3 + 4);
    expect(seen.connections[0]?.calls).toBe(completed + 18);
    expect(seen.connections[0]?.inFlight).toBe(7);
    while (a && (hall.last?.inFlight ?? 0) > 0) {
      for (const backend of hall.backends) backend.release();
      await Bun.sleep(20);
    }
    await Promise.all(calls);
    const end = await hall.until("over", (it) => it.completed >= 13);
    expect(end).toMatchObject({ inFlight: 0, queued: 0, failed: 3 });
    const timed = end.latency.reduce((total, it) => total + it, 0);
    expect(timed).toBe(end.completed + end.failed);
  });

  test("the access log has a line for each request, with nothing a terminal obeys", async () => {
    await using hall = await TestHall.open(1);
    const metadata = new Metadata();
    await hall.call("Echo", "abc", { metadata });
    await until("two lines", () => hall.access.length >= 2);
    const line = JSON.parse(hall.access[1] ?? "");
    expect(line).toMatchObject({
      method: "/test.Backend/Echo",
      endpoint: `e${hall.backends[0]?.port}`,
      status: 0,
      bytesIn: 8,
      bytesOut: 8,
    });
    expect(line.client).toMatch(/^127\.0\.0\.1:\d+$/);
  });
});

function sum(snapshot: Snapshot, key: "inFlight" | "picks"): number {
  return snapshot.endpoints.reduce((total, it) => total + it[key], 0);
}
