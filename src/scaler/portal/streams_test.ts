import { status as Code } from "@grpc/grpc-js";
import { expect, test } from "bun:test";
import { connect } from "node:http2";

import { loadTellerline } from "../../wire/load.ts";
import { failureOf, portalCase } from "./_portal_case.ts";

const ANN = "ann@example.com";
const DEPLOYMENT = { name: "", settings: { services: ["echo"] } };

type Scene = Awaited<ReturnType<typeof watchedCase>>;

/** A portal with a tenant who has one instance. */
async function watchedCase() {
  const it = await portalCase();
  const ann = await it.tenant(ANN);
  const { id } = await ann.createInstance(DEPLOYMENT);
  return {
    it,
    ann,
    id,
    [Symbol.asyncDispose]: () => it[Symbol.asyncDispose](),
  };
}

test("WatchInstance answers at once and then at every interval", async () => {
  await using scene = await watchedCase();
  const seen: number[] = [];
  for await (const view of scene.ann.watchInstance({
    id: scene.id,
    intervalMs: 100,
  })) {
    expect(view.instance?.id).toBe(scene.id);
    seen.push(view.atMs);
    if (seen.length === 3) break;
  }
  expect(seen).toEqual([1, 2, 3]);
});

test("WatchInstance tells the past once and leaves out what was not asked for", async () => {
  await using scene = await watchedCase();
  const { id } = scene;
  const asked = { id, intervalMs: 100, brief: true, pastPoints: 3 };
  const seen: string[] = [];
  for await (const { past, endServers } of scene.ann.watchInstance(asked)) {
    seen.push(`${past.length} points, ${endServers.length} end servers`);
    if (seen.length === 2) break;
  }
  expect(seen).toEqual(["3 points, 0 end servers", "0 points, 0 end servers"]);
});

test("WatchInstance refuses more of the past than is kept", async () => {
  await using scene = await watchedCase();
  const watch = scene.ann.watchInstance({ id: scene.id, pastPoints: 601 });
  const failure = await failureOf(watch.next());
  expect(failure.details).toBe(
    "past_points: 601 was given; 0 to 600 points are accepted",
  );
});

/** Lets that many intervals pass, as another watcher sees them pass. */
async function passIntervals(scene: Scene, count: number): Promise<void> {
  const watch = scene.ann.watchInstance({ id: scene.id, intervalMs: 100 });
  for (let i = 0; i < count; i++) await watch.next();
  await watch.return();
}

test("WatchInstance makes no more views when its reader goes away", async () => {
  await using scene = await watchedCase();
  const watch = scene.ann.watchInstance({ id: scene.id, intervalMs: 100 });
  await watch.next();
  await watch.return();
  const before = scene.it.fleet.views;
  await passIntervals(scene, 6);
  expect(scene.it.fleet.views - before).toBeLessThanOrEqual(6 + 1);
});

test("WatchInstance keeps no views for a reader that does not read", async () => {
  await using scene = await watchedCase();
  const { fleet } = scene.it;
  fleet.notice = "x".repeat(1_000_000); // one alone overfills the window
  using _stuck = await watchWithoutReading(scene);
  const before = fleet.views;
  await passIntervals(scene, 6);
  expect(fleet.views - before).toBeLessThanOrEqual(6 + 1);
});

/** Asks for views over a bare HTTP/2 stream, and leaves them lying there. */
async function watchWithoutReading({ it, ann, id }: Scene) {
  const session = connect(`http://${it.portal.address}`);
  const method = loadTellerline().Portal.service.WatchInstance;
  const stream = session.request({
    ":method": "POST",
    ":path": method.path,
    "content-type": "application/grpc",
    te: "trailers",
    authorization: `Bearer ${ann.token}`,
  });
  const message = method.requestSerialize({ id, intervalMs: 100 });
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  stream.end(Buffer.concat([prefix, message]));
  const { promise, resolve } = Promise.withResolvers<void>();
  stream.once("response", () => resolve());
  await promise;
  return { [Symbol.dispose]: () => session.destroy() };
}

test("WatchInstance ends with NOT_FOUND when the instance is deleted", async () => {
  await using scene = await watchedCase();
  const watch = scene.ann.watchInstance({ id: scene.id, intervalMs: 100 });
  await watch.next();
  await scene.ann.deleteInstance(scene.id);
  const failure = await failureOf(Array.fromAsync(watch));
  expect(failure.code).toBe(Code.NOT_FOUND);
});

test("WatchInstance ends when its session does", async () => {
  await using scene = await watchedCase();
  const watch = scene.ann.watchInstance({ id: scene.id, intervalMs: 100 });
  await watch.next();
  await scene.ann.logout();
  const failure = await failureOf(Array.fromAsync(watch));
  expect(failure.code).toBe(Code.UNAUTHENTICATED);
});

test("WatchInstance ends with UNAVAILABLE when the portal stops", async () => {
  await using scene = await watchedCase();
  const watch = scene.ann.watchInstance({ id: scene.id, intervalMs: 60_000 });
  await watch.next();
  const ended = failureOf(Array.fromAsync(watch));
  await scene.it.portal[Symbol.asyncDispose]();
  expect((await ended).code).toBe(Code.UNAVAILABLE);
});

test("WatchInstance refuses an interval below 100 ms", async () => {
  await using scene = await watchedCase();
  const watch = scene.ann.watchInstance({ id: scene.id, intervalMs: 99 });
  const failure = await failureOf(watch.next());
  expect(failure.details).toBe(
    "interval_ms: 99 was given; 100 to 60000 ms are accepted",
  );
});

test("TailLogs answers the past lines asked for and ends", async () => {
  await using scene = await watchedCase();
  const lines = await Array.fromAsync(
    scene.ann.tailLogs({ id: scene.id, lines: 2 }),
  );
  expect(lines.map(({ text }) => text)).toEqual(["line 3", "line 4"]);
});

test("TailLogs goes on while following, until its reader goes away", async () => {
  await using scene = await watchedCase();
  const leaving = new AbortController();
  const request = { id: scene.id, lines: 1, follow: true };
  const tail = scene.ann.tailLogs(request, { signal: leaving.signal });
  expect((await tail.next()).value?.text).toBe("line 4");
  leaving.abort();
  expect((await failureOf(Array.fromAsync(tail))).code).toBe(Code.CANCELLED);
});

test("ExplainPicks ends after as many picks as were asked for", async () => {
  await using scene = await watchedCase();
  const { id } = scene;
  const picks = await Array.fromAsync(scene.ann.explainPicks({ id, picks: 2 }));
  expect(picks.map(({ method }) => method)).toEqual(["/a.B/C1", "/a.B/C2"]);
});

test("ExplainPicks ends without an error when the time is over", async () => {
  await using scene = await watchedCase();
  const asked = { id: scene.id, picks: 9, waitMs: 1_000 };
  const picks = await Array.fromAsync(scene.ann.explainPicks(asked));
  expect(picks).toHaveLength(3);
});
