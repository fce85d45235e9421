import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { connect, constants } from "node:http2";
import { connect as connectSocket } from "node:net";

import { status } from "@grpc/grpc-js";

import { literal, startScriptedPeer, type Script } from "./_scripted_peer.ts";
import { pathOf, spawnBackend, startBackend } from "./_test_backend.ts";
import { entry, TestHall, until } from "./_test_hall.ts";

setDefaultTimeout(30_000); // the machine may be busy

function same(it: Buffer): Buffer {
  return it;
}

async function scripted(script: Script) {
  const hall = await TestHall.open(0);
  const peer = await startScriptedPeer(script);
  hall.roster([entry(peer.port)]);
  return {
    hall,
    peer,
    async [Symbol.asyncDispose]() {
      peer[Symbol.dispose]();
      await hall[Symbol.asyncDispose]();
    },
  };
}

describe("an end server that", () => {
  test("is killed in the middle of an answer is UNAVAILABLE, never OK", async () => {
    await using hall = await TestHall.open(0);
    await using victim = await spawnBackend();
    hall.roster([entry(victim.port)]);
    const streams = Array.from({ length: 5 }, () =>
      hall.client.makeServerStreamRequest(
        pathOf("Stall"),
        same,
        same,
        Buffer.of(),
      ),
    );
    const began = streams.map(
      (it) => new Promise((resolve) => it.once("data", resolve)),
    );
    await Promise.all(began);
    const codes = streams.map(
      (it) =>
        new Promise<number>((resolve) =>
          it.on("error", () => {}).on("status", ({ code }) => resolve(code)),
        ),
    );
    victim.child.kill("SIGKILL");
    for (const code of await Promise.all(codes)) {
      expect(code).toBe(status.UNAVAILABLE);
    }
  });

  test("is killed under load fails only what it had, and comes back when it does", async () => {
    await using hall = await TestHall.open(1);
    await using victim = await spawnBackend();
    const [survivor] = hall.backends;
    hall.roster([entry(survivor?.port ?? 0), entry(victim.port)]);
    await hall.until("both", (it) => it.endpoints.length === 2);
    const codes: number[] = [];
    let killedAt = Infinity;
    let inFlight = 0;
    const lateFailures: number[] = [];
    const callers = Array.from({ length: 8 }, async () => {
      while (codes.length < 800) {
        const startedAt = performance.now();
        const { code } = await hall.call("Sleep", "5");
        codes.push(code);
        if (code !== 0 && startedAt > killedAt + 500) lateFailures.push(code);
        if (codes.length === 300) {
          inFlight = 8;
          killedAt = performance.now();
          victim.child.kill("SIGKILL");
        }
      }
    });
    await Promise.all(callers);
    const failed = codes.filter((code) => code !== 0);
    expect(failed.length).toBeLessThanOrEqual(inFlight);
    expect(failed.every((code) => code === status.UNAVAILABLE)).toBe(true);
    expect(lateFailures).toEqual([]);
    await hall.until("ejected", (it) => it.endpoints[1]?.state === "ejected");
    await using _back = await spawnBackend(victim.port);
    await hall.until("back", (it) => it.endpoints[1]?.state === "ready");
    const seen = new Set<string>();
    for (let i = 0; i < 10; i++) seen.add((await hall.call("Echo")).endpoint);
    expect(seen).toContain(`e${victim.port}`);
  });

  test("does not listen has its calls refused at once, and gets them when it does", async () => {
    await using hall = await TestHall.open(0);
    const probe = await startBackend();
    const { port } = probe;
    await probe[Symbol.asyncDispose]();
    hall.roster([entry(port)]);
    await hall.until("ejected", (it) => it.endpoints[0]?.state === "ejected");
    const { code, details } = await hall.call("Echo");
    expect(code).toBe(status.UNAVAILABLE);
    expect(details).toContain("none of 1 end servers can be reached");
    await using _late = await startBackend(port);
    await hall.until("back", (it) => it.endpoints[0]?.state === "ready");
    expect((await hall.call("Echo")).code).toBe(0);
  });

  test("is stopped gets no new calls, and does again once it goes on", async () => {
    await using hall = await TestHall.open(1);
    await using victim = await spawnBackend();
    hall.roster([entry(hall.backends[0]?.port ?? 0), entry(victim.port)]);
    await until("both serve", () => hall.last?.endpoints.length === 2);
    while ((await hall.call("Echo")).endpoint !== `e${victim.port}`);
    victim.child.kill("SIGSTOP");
    await hall.until("ejected", (it) => it.endpoints[1]?.state === "ejected");
    for (let i = 0; i < 10; i++) {
      expect((await hall.call("Echo")).endpoint).not.toBe(`e${victim.port}`);
    }
    victim.child.kill("SIGCONT");
    await hall.until("back", (it) => it.endpoints[1]?.state === "ready");
  }, 30_000);

  test("refuses a stream gets it once more, and only once", async () => {
    await using it = await scripted((peer, stream) => peer.reset(stream, 7));
    const { code, details } = await it.hall.call("Any");
    expect(code).toBe(status.UNAVAILABLE);
    expect(details).toContain("did not take the request");
    expect(it.peer.seen()).toBe(2);
  });

  test("refuses a stream and then serves it is not noticed by the client", async () => {
    await using it = await scripted((peer, stream, seen) => {
      if (seen === 1) return peer.reset(stream, 7);
      peer.headers(stream);
      peer.data(stream);
      peer.trailers(stream);
    });
    const { code, bytes } = await it.hall.call("Any", "body");
    expect(code).toBe(0);
    expect(String(bytes)).toBe("A");
  });

  test("says GOAWAY without having processed a stream gets it on a new connection", async () => {
    await using it = await scripted((peer, stream, seen) => {
      if (seen === 1) return peer.goaway(0);
      peer.headers(stream);
      peer.data(stream);
      peer.trailers(stream);
    });
    expect((await it.hall.call("Any", "body")).code).toBe(0);
    expect(it.peer.seen()).toBe(2);
  });

  test("says GOAWAY finishes the streams it has", async () => {
    await using it = await scripted((peer, stream) => {
      peer.headers(stream);
      peer.goaway(stream);
      setTimeout(() => {
        peer.data(stream);
        peer.trailers(stream);
      }, 50);
    });
    expect((await it.hall.call("Any")).code).toBe(0);
    expect((await it.hall.call("Any")).code).toBe(0);
  });

  for (const [code, expected] of [
    [1, status.INTERNAL],
    [2, status.INTERNAL],
    [8, status.CANCELLED],
    [11, status.RESOURCE_EXHAUSTED],
    [12, status.PERMISSION_DENIED],
  ] as const) {
    test(`resets with HTTP/2 error ${code} is told as ${status[expected]}, before and in the middle of an answer`, async () => {
      await using it = await scripted((peer, stream, seen) => {
        if (seen === 2) {
          peer.headers(stream);
          peer.data(stream);
        }
        setTimeout(() => peer.reset(stream, code), 20);
      });
      expect((await it.hall.call("Any")).code).toBe(expected);
      expect((await it.hall.call("Any")).code).toBe(expected);
      expect(it.peer.seen()).toBe(2);
    });
  }

  test("breaks the connection after it got the request is UNAVAILABLE and not asked twice", async () => {
    await using it = await scripted((peer) => peer.socket.destroy());
    const { code, details } = await it.hall.call("Any");
    expect(code).toBe(status.UNAVAILABLE);
    expect(details).toContain("lost while answering");
    expect(it.peer.seen()).toBe(1);
  });

  test("ends its answer without a status is UNAVAILABLE", async () => {
    await using it = await scripted((peer, stream) => {
      peer.headers(stream);
      const end = Buffer.from([0, 0, 0, 0, 1, 0, 0, 0, stream]);
      peer.socket.write(end); // DATA, empty, END_STREAM
    });
    const { code, details } = await it.hall.call("Any");
    expect(code).toBe(status.UNAVAILABLE);
    expect(details).toContain("without a status");
  });

  const unsendable: readonly (readonly [string, Buffer])[] = [
    ["a status that is none", literal(":status", "999")],
    ["an informational status at the end", literal(":status", "101")],
    [
      "two lengths",
      Buffer.concat([
        literal(":status", "200"),
        literal("content-length", "1"),
        literal("content-length", "2"),
      ]),
    ],
    [
      "a field of one hop",
      Buffer.concat([
        literal(":status", "200"),
        literal("http2-settings", "x"),
        literal("connection", "close"),
      ]),
    ],
  ];
  for (const [what, block] of unsendable) {
    test(`answers with ${what} fails its call and nothing else`, async () => {
      await using it = await scripted((peer, stream, seen) => {
        if (seen === 1) return peer.frame(1, 5, stream, block);
        peer.headers(stream);
        peer.data(stream);
        peer.trailers(stream);
      });
      expect((await it.hall.call("Any")).code).not.toBe(0);
      expect((await it.hall.call("Any")).code).toBe(0);
    });
  }

  test("sends data before headers fails its call and nothing else", async () => {
    await using it = await scripted((peer, stream, seen) => {
      if (seen === 1) return peer.frame(0, 1, stream, Buffer.from("x"));
      peer.headers(stream);
      peer.data(stream);
      peer.trailers(stream);
    });
    expect((await it.hall.call("Any")).code).not.toBe(0);
    expect((await it.hall.call("Any")).code).toBe(0);
  });

  for (const how of ["dies", "resets"]) {
    test(`${how} in the middle of an answer that is not gRPC has it reset, not ended`, async () => {
      await using it = await scripted((peer, stream) => {
        peer.frame(1, 4, stream, literal(":status", "200"));
        peer.frame(0, 0, stream, Buffer.from("half"));
        const end = () =>
          how === "dies" ? peer.socket.destroy() : peer.reset(stream, 2);
        setTimeout(end, 30);
      });
      const session = connect(`http://127.0.0.1:${it.hall.port}`);
      session.on("error", () => {});
      const stream = session.request({ ":path": "/file" });
      let body = "";
      stream.on("error", () => {});
      stream.on("data", (chunk: Buffer) => (body += chunk));
      await new Promise<void>((resolve) => stream.on("close", resolve));
      session.destroy();
      expect(body).toBe("half");
      expect(stream.rstCode).toBe(constants.NGHTTP2_INTERNAL_ERROR);
    });
  }
});

for (const how of ["resets", "dies"]) {
  test(`a client that ${how} in the middle of its request is a reset to the end server, never an end`, async () => {
    await using it = await scripted(() => {});
    const socket = connectSocket({ host: "127.0.0.1", port: it.hall.port });
    const createConnection = () => socket;
    const session = connect("http://x", { createConnection });
    const leaving = new AbortController();
    const fields = {
      ":method": "POST",
      ":path": "/any",
      "content-type": "application/grpc",
      te: "trailers",
    };
    const stream = session.request(fields, { signal: leaving.signal });
    for (const each of [session, stream]) each.on("error", () => {});
    stream.write(Buffer.from([0, 0, 0, 0, 9, 1, 2]));
    await until("it arrives", () => it.peer.frames().length === 2);
    if (how === "resets") leaving.abort();
    else socket.destroy();
    await until("it is told", () => it.peer.frames().length === 3);
    expect(it.peer.frames()).toEqual(["1/4", "0/0", "3/0"]);
    session.destroy();
  });
}
