import { describe, expect, setDefaultTimeout, test } from "bun:test";

import { Metadata, status } from "@grpc/grpc-js";

import { latencyQuantile } from "../../base/latency.ts";
import { trafficSince } from "../../base/traffic.ts";
import { pathOf } from "./_test_backend.ts";
import { TestHall, until } from "./_test_hall.ts";

setDefaultTimeout(30_000); // the machine may be busy

function same(it: Buffer): Buffer {
  return it;
}

/** Collects what a stream of messages brings and how it ends. */
function drain(stream: NodeJS.EventEmitter): Promise<{
  readonly messages: readonly Buffer[];
  readonly code: number;
  readonly details: string;
}> {
  const messages: Buffer[] = [];
  stream.on("data", (message: Buffer) => messages.push(message));
  stream.on("error", () => {});
  return new Promise((resolve) => {
    stream.on("status", ({ code, details }) => {
      setImmediate(() => resolve({ messages, code, details }));
    });
  });
}

describe("a call through an instance's port", () => {
  test("is balanced by itself, not by its connection", async () => {
    await using hall = await TestHall.open(3, { strategy: "round_robin" });
    const seen = new Set<string>();
    for (let i = 0; i < 6; i++) seen.add((await hall.call("Echo")).endpoint);
    expect([...seen].toSorted()).toEqual(
      hall.backends.map((it) => `e${it.port}`).toSorted(),
    );
  });

  test("brings headers, binary metadata, status and trailers through unchanged", async () => {
    await using hall = await TestHall.open(1);
    const metadata = new Metadata();
    const binary = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    metadata.add("x-custom-bin", binary);
    metadata.add("x-custom-bin", Buffer.from([0, 255]));
    const fine = await hall.call("Echo", "hello", { metadata });
    expect(fine.bytes?.toString()).toBe("hello");
    for (const { get } of [fine.header, fine.trailer].map(bound)) {
      expect(get("x-custom-bin")).toEqual([binary, Buffer.from([0, 255])]);
    }
    const bad = await hall.call("Fail");
    expect(bad).toMatchObject({
      code: status.INVALID_ARGUMENT,
      details: "Käse, 100 %\nand more",
      endpoint: `e${hall.backends[0]?.port}`,
    });
    expect(bad.trailer.get("x-why")).toEqual(["because"]);
  });

  test("may carry 12 KB of metadata", async () => {
    await using hall = await TestHall.open(1);
    const metadata = new Metadata();
    metadata.add("x-custom-bin", Buffer.alloc(3_000, 7));
    metadata.add("x-padding", "p".repeat(8_000));
    const { code, header } = await hall.call("Echo", "x", { metadata });
    expect(code).toBe(0);
    expect(header.get("x-custom-bin")).toEqual([Buffer.alloc(3_000, 7)]);
  });

  test("with more than 16 KiB of metadata is RESOURCE_EXHAUSTED, and others go on", async () => {
    await using hall = await TestHall.open(1);
    const metadata = new Metadata();
    metadata.add("x-padding", "p".repeat(7_000));
    metadata.add("x-more", "p".repeat(7_000));
    metadata.add("x-most", "p".repeat(7_000));
    const [big, small] = await Promise.all([
      hall.call("Echo", "x", { metadata }),
      hall.call("Echo", "x"),
    ]);
    expect(big.code).toBe(status.RESOURCE_EXHAUSTED);
    expect(small.code).toBe(0);
  });

  test("of an unknown method is the end server's to refuse", async () => {
    await using hall = await TestHall.open(1);
    const path = "/tellerline.finance.v1.Nothing/Calculate";
    const { code, endpoint } = await hall.call("", "", { path });
    expect(code).toBe(status.UNIMPLEMENTED);
    expect(endpoint).toBe(`e${hall.backends[0]?.port}`);
  });

  test("to the old front door is relayed", async () => {
    await using hall = await TestHall.open(1);
    const path = "/trial_1.Alert/InvokeMethod";
    const { bytes } = await hall.call("", "", { path });
    expect(bytes?.toString()).toBe("relayed");
  });

  test("is forwarded for its client, with its deadline less the wait", async () => {
    await using hall = await TestHall.open(1, { concurrency: 1 });
    const [backend] = hall.backends;
    const metadata = new Metadata();
    metadata.set("x-forwarded-for", "192.0.2.7");
    const held = hall.call("Hold", "first");
    await until("held", () => backend?.held() === 1);
    const deadline = Date.now() + 60_000;
    const told = hall.call("Told", "", { metadata, deadline });
    const seen = await hall.until(
      "it waits half a second",
      ({ queued, loadIntegralMs }) => queued === 1 && loadIntegralMs > 1_000,
    );
    expect(seen.queued).toBe(1);
    backend?.release();
    await held;
    const [left, ...by] = String((await told).bytes).split(" ");
    expect(Number(left)).toBeLessThan(60_000 - 300);
    expect(Number(left)).toBeGreaterThan(40_000);
    expect(by.join(" ")).toBe("192.0.2.7, 127.0.0.1");
  });

  test("waits in order of arrival when every slot is taken", async () => {
    await using hall = await TestHall.open(1, { concurrency: 1 });
    const [backend] = hall.backends;
    const calls = Array.from({ length: 8 }, (_, i) =>
      hall.call("Hold", String(i)),
    );
    for (let i = 0; i < calls.length; i++) {
      await until("the next is held", () => backend?.order().length === i + 1);
      expect(backend?.held()).toBe(1);
      backend?.release();
    }
    await Promise.all(calls);
    expect(backend?.order()).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
  });

  test("is counted for a model of delays: its arrival, its wait, the time it took alone", async () => {
    await using hall = await TestHall.open(1, { concurrency: 1 });
    const { traffic } = await hall.until("it is warm", (it) => {
      return it.traffic.served === 1;
    });
    const calls = [hall.call("Sleep", "40"), hall.call("Sleep", "40")];
    await Promise.all(calls);
    const counted = await hall.until("three served", (it) => {
      return it.traffic.served === 3;
    });
    const since = trafficSince(counted.traffic, traffic);
    expect(since).toMatchObject({ arrived: 2, served: 2, lone: 2 });
    expect(since.loneMs).toBeGreaterThanOrEqual(79);
    expect(since.loneSquares).toBeGreaterThanOrEqual(since.loneMs ** 2 / 2);
    expect(latencyQuantile(since.waits, 0.5)).toBeLessThan(39);
    expect(latencyQuantile(since.waits, 1)).toBeGreaterThanOrEqual(39);
  });

  test("whose deadline passes in the line is DEADLINE_EXCEEDED and leaves it", async () => {
    await using hall = await TestHall.open(1, { concurrency: 1 });
    const [backend] = hall.backends;
    const held = hall.call("Hold", "first");
    await until("held", () => backend?.held() === 1);
    const late = await hall.call("Echo", "", { deadline: Date.now() + 100 });
    expect(late.code).toBe(status.DEADLINE_EXCEEDED);
    await hall.until("gone", ({ queued, failed }) => queued + failed === 1);
    backend?.release();
    expect((await held).code).toBe(0);
  });

  test("that finds the line full is RESOURCE_EXHAUSTED, with a time to come back", async () => {
    await using hall = await TestHall.open(1, {
      concurrency: 1,
      queueLimit: 1,
    });
    const [backend] = hall.backends;
    const calls = [hall.call("Hold", "1"), hall.call("Hold", "2")];
    await hall.until("one waits", (it) => it.queued === 1);
    const { code, details, trailer } = await hall.call("Echo");
    expect(code).toBe(status.RESOURCE_EXHAUSTED);
    expect(details).toContain("1 other waits");
    const [pushback] = trailer.get("grpc-retry-pushback-ms");
    expect(Number(pushback)).toBeGreaterThanOrEqual(100);
    await until("held", () => backend?.held() === 1);
    backend?.release();
    await until("held", () => backend?.held() === 1);
    backend?.release();
    expect((await Promise.all(calls)).map((it) => it.code)).toEqual([0, 0]);
  });

  test("cancelled in the line makes room at once", async () => {
    await using hall = await TestHall.open(1, {
      concurrency: 1,
      queueLimit: 1,
    });
    const [backend] = hall.backends;
    const held = hall.call("Hold", "1");
    const leaving = new AbortController();
    const left = hall.call("Hold", "2", { signal: leaving.signal });
    await hall.until("one waits", (it) => it.queued === 1);
    leaving.abort();
    expect((await left).code).toBe(status.CANCELLED);
    await hall.until("none waits", (it) => it.queued === 0);
    const next = hall.call("Hold", "3");
    await hall.until("another waits", (it) => it.queued === 1);
    backend?.release();
    await until("the other is held", () => backend?.order().at(-1) === "3");
    backend?.release();
    expect((await Promise.all([held, next])).map((it) => it.code)).toEqual([
      0, 0,
    ]);
    expect(backend?.order()).toEqual(["1", "3"]);
  });

  test("cancelled at the end server is cancelled there and frees its slot", async () => {
    await using hall = await TestHall.open(1, { concurrency: 1 });
    const [backend] = hall.backends;
    const leaving = new AbortController();
    const left = hall.call("Hold", "1", { signal: leaving.signal });
    await until("held", () => backend?.held() === 1);
    leaving.abort();
    await left;
    await until("cancelled there", () => backend?.cancelled() === 1);
    expect((await hall.call("Echo", "next")).code).toBe(0);
    const seen = await hall.until("counted", (it) => it.failed === 1);
    expect(seen.endpoints[0]?.inFlight).toBe(0);
  });

  test("may stream its answer", async () => {
    await using hall = await TestHall.open(1);
    const stream = hall.client.makeServerStreamRequest(
      pathOf("Repeat"),
      same,
      same,
      Buffer.from("300 2000"),
    );
    const { messages, code } = await drain(stream);
    expect(code).toBe(0);
    expect(messages).toHaveLength(300);
    expect(messages[299]).toEqual(Buffer.alloc(2_000, 299));
  });

  test("may stream its request", async () => {
    await using hall = await TestHall.open(1);
    const answer = Promise.withResolvers<string>();
    const stream = hall.client.makeClientStreamRequest(
      pathOf("Collect"),
      same,
      same,
      (error, bytes) =>
        error ? answer.reject(error) : answer.resolve(String(bytes)),
    );
    for (let i = 0; i < 300; i++) stream.write(Buffer.alloc(2_000));
    stream.end();
    expect(await answer.promise).toBe("600000");
  });

  test("may stream both ways, each message as it comes", async () => {
    await using hall = await TestHall.open(1);
    const stream = hall.client.makeBidiStreamRequest(
      pathOf("Chat"),
      same,
      same,
    );
    for (let i = 0; i < 20; i++) {
      const echoed = new Promise((resolve) => stream.once("data", resolve));
      stream.write(Buffer.from(`message ${i}`));
      expect(String(await echoed)).toBe(`message ${i}`);
    }
    const ended = drain(stream);
    stream.end();
    expect((await ended).code).toBe(0);
  });

  test("is one of 60 at once with 200 KB answers on one connection, byte for byte", async () => {
    await using hall = await TestHall.open(2, { concurrency: 100 });
    const sent = Array.from({ length: 60 }, (_, i) =>
      Buffer.alloc(200_000, `${i} is the number of this one.`),
    );
    const answers = await Promise.all(sent.map((it) => hall.call("Echo", it)));
    for (const [i, { bytes }] of answers.entries()) {
      expect(bytes?.equals(sent[i] ?? Buffer.of())).toBe(true);
    }
    const seen = await hall.until("counted", (it) => it.completed === 61);
    expect(seen.connectionCount).toBe(1);
  });

  test("is not held up by an answer that nobody reads", async () => {
    await using hall = await TestHall.open(1, { concurrency: 100 });
    const stuck = Array.from({ length: 30 }, () =>
      hall.client
        .makeServerStreamRequest(
          pathOf("Repeat"),
          same,
          same,
          Buffer.from("400 10000"),
        )
        .pause(),
    );
    await hall.until("all are open", (it) => it.inFlight === 30);
    const other = hall.newClient();
    for (let i = 0; i < 20; i++) {
      const { code } = await hall.call("Echo", "quick", {}, other);
      expect(code).toBe(0);
    }
    other.close();
    for (const stream of stuck) {
      stream.on("error", () => {});
      stream.cancel();
    }
    await hall.until("all are gone", (it) => it.inFlight === 0);
  });

  test("that nobody can serve waits until its deadline", async () => {
    await using hall = await TestHall.open(0);
    const { code } = await hall.call("Echo", "", {
      deadline: Date.now() + 150,
    });
    expect(code).toBe(status.DEADLINE_EXCEEDED);
    await hall.until("it left", (it) => it.queued === 0 && it.failed === 1);
  });
});

describe("splits 10 000 calls over four end servers:", () => {
  async function split(strategy: string): Promise<readonly number[]> {
    await using hall = await TestHall.open(4, { strategy, concurrency: 100 });
    const counts = new Map(hall.backends.map((it) => [`e${it.port}`, 0]));
    let left = 10_000;
    const caller = async () => {
      while (left-- > 0) {
        const { endpoint, code } = await hall.call("Echo");
        expect(code).toBe(0);
        counts.set(endpoint, (counts.get(endpoint) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 16 }, caller));
    expect(counts.size).toBe(4);
    return [...counts.values()];
  }

  test("round_robin evenly", async () => {
    const counts = await split("round_robin");
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }, 60_000);

  test("random within five standard deviations of even", async () => {
    for (const count of await split("random")) {
      expect(Math.abs(count - 2_500)).toBeLessThanOrEqual(217);
    }
  }, 60_000);

  test("least_connections and power_of_two nobody left out", async () => {
    for (const strategy of ["least_connections", "power_of_two"]) {
      for (const count of await split(strategy)) {
        expect(Math.abs(count - 2_500)).toBeLessThanOrEqual(500);
      }
    }
  }, 60_000);

  test("peak_ewma to everybody", async () => {
    for (const count of await split("peak_ewma")) {
      expect(count).toBeGreaterThan(0);
    }
  }, 60_000);

  test("ip_hash one client to one end server while load is low", async () => {
    await using hall = await TestHall.open(4, { strategy: "ip_hash" });
    const seen = new Set<string>();
    for (let i = 0; i < 10_000; i++) {
      seen.add((await hall.call("Echo")).endpoint);
    }
    expect(seen.size).toBe(1);
  }, 60_000);
});

function bound(metadata: Metadata): Pick<Metadata, "get"> {
  return { get: (key) => metadata.get(key) };
}
