import { expect, setDefaultTimeout, test } from "bun:test";

import { status } from "@grpc/grpc-js";
import { HealthImplementation } from "grpc-health-check";

import { startScriptedPeer, type Peer } from "./_scripted_peer.ts";
import { spawnBackend, startBackend } from "./_test_backend.ts";
import { entry, TestHall } from "./_test_hall.ts";
import type { Snapshot } from "./types.ts";

setDefaultTimeout(30_000); // the machine may be busy

/** The end servers that answered so many calls, one after the other. */
async function askedFor(hall: TestHall, calls: number): Promise<string[]> {
  const endpoints: string[] = [];
  for (let i = 0; i < calls; i++) {
    endpoints.push((await hall.call("Echo")).endpoint);
  }
  return endpoints;
}

function troubleOf(id: string): (snapshot: Snapshot) => string {
  return ({ endpoints }) =>
    endpoints.find((it) => it.id === id)?.trouble ?? "none";
}

/** A gRPC answer without a message. */
function answer(peer: Peer, stream: number, isWell: boolean): void {
  peer.headers(stream);
  if (!isWell) return peer.reset(stream, 2);
  peer.data(stream);
  peer.trailers(stream);
}

test("an end server that fails five times in a row is left out, and is back after one probe", async () => {
  await using hall = await TestHall.open(
    1,
    { strategy: "round_robin" },
    { limits: { slowStartMs: 0, ejectionMs: 1_000 } },
  );
  let isWell = false;
  using peer = await startScriptedPeer((it, stream) =>
    answer(it, stream, isWell),
  );
  const id = `e${peer.port}`;
  const trouble = troubleOf(id);
  hall.roster([entry(hall.backends[0]?.port ?? 0), entry(peer.port)]);
  await hall.until("both", ({ endpoints }) => endpoints.length === 2);
  while (peer.seen() < 5) await hall.call("Echo");
  await hall.until("left out", (it) => trouble(it) === "failing");
  expect(hall.last?.endpoints[1]?.state).toBe("ejected");
  expect(hall.events).toContain(
    `End server ${id} is left out: it failed too many requests in a row`,
  );
  isWell = true;
  while (
    trouble(hall.last ?? (await hall.until("any", () => true))) !== "none"
  ) {
    await hall.call("Echo"); // one of them is the probe
  }
  expect(await askedFor(hall, 10)).toContain(id);
});

test("the last end server is never left out, however it fails", async () => {
  await using hall = await TestHall.open(0);
  using peer = await startScriptedPeer((it, stream) =>
    answer(it, stream, false),
  );
  hall.roster([entry(peer.port)]);
  for (let i = 0; i < 20; i++) await hall.call("Echo");
  expect(peer.seen()).toBe(20);
  await hall.until("counted", ({ failed }) => failed === 20);
  expect(hall.last?.endpoints[0]?.state).toBe("ready");
});

test("an end server that says NOT_SERVING is left out until it is SERVING again", async () => {
  const health = new HealthImplementation({ "": "SERVING" });
  const extend = health.addToServer.bind(health);
  await using sick = await startBackend(0, { extend });
  await using hall = await TestHall.open(
    1, // without a health service: taken to be well
    { strategy: "round_robin" },
    { limits: { slowStartMs: 0, healthMs: 50 }, watchHealth: true },
  );
  const well = hall.backends[0]?.port ?? 0;
  const id = `e${sick.port}`;
  const trouble = troubleOf(id);
  hall.roster([entry(well), entry(sick.port)]);
  await hall.until("both", ({ endpoints }) => endpoints.length === 2);
  health.setStatus("", "NOT_SERVING");
  await hall.until("left out", (it) => trouble(it) === "not_serving");
  expect(new Set(await askedFor(hall, 10))).toEqual(new Set([`e${well}`]));
  health.setStatus("", "SERVING");
  await hall.until("back", (it) => trouble(it) === "none");
  expect(await askedFor(hall, 10)).toContain(id);
  expect(hall.events).toEqual([
    `End server ${id} is left out: it says that it is not serving`,
    `End server ${id} takes requests again`,
  ]);
});

test("calls fail at once when the only end server says NOT_SERVING", async () => {
  const health = new HealthImplementation({ "": "NOT_SERVING" });
  const extend = health.addToServer.bind(health);
  await using sick = await startBackend(0, { extend });
  await using hall = await TestHall.open(
    0,
    {},
    { limits: { healthMs: 50 }, watchHealth: true },
  );
  hall.roster([entry(sick.port)]);
  const trouble = troubleOf(`e${sick.port}`);
  await hall.until("left out", (it) => trouble(it) === "not_serving");
  const { code, details } = await hall.call("Echo");
  expect(code).toBe(status.UNAVAILABLE);
  expect(details).toContain("none of 1 end servers");
});

test("calls to end servers of which none can be reached fail at once, those that wait too", async () => {
  await using one = await spawnBackend();
  await using other = await spawnBackend();
  await using hall = await TestHall.open(0, { concurrency: 1 });
  hall.roster([entry(one.port), entry(other.port)]);
  await hall.until("both", ({ endpoints }) => endpoints.length === 2);
  const held = [1, 2, 3, 4].map(() => hall.call("Hold"));
  await hall.until("two wait", (it) => it.inFlight === 2 && it.queued === 2);
  for (const { child } of [one, other]) child.kill("SIGKILL");
  for (const { code } of await Promise.all(held)) {
    expect(code).toBe(status.UNAVAILABLE);
  }
  const { code, details } = await hall.call("Echo");
  expect(code).toBe(status.UNAVAILABLE);
  expect(details).toContain("none of 2 end servers can be reached");
});

test("an end server that hangs costs nobody but those it had, and is back when it goes on", async () => {
  await using hall = await TestHall.open(1, {}, { limits: { slowStartMs: 0 } });
  await using victim = await spawnBackend();
  const id = `e${victim.port}`;
  hall.roster([entry(hall.backends[0]?.port ?? 0), entry(victim.port)]);
  while (!(await askedFor(hall, 1)).includes(id));
  victim.child.kill("SIGSTOP");
  let isLeftOut = false;
  const codes = new Map<number, number>();
  const callers = Array.from({ length: 4 }, async () => {
    while (!isLeftOut) {
      const { code } = await hall.call("Echo", "", {
        deadline: Date.now() + 500,
      });
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
  });
  const trouble = troubleOf(id);
  await hall.until("left out", (it) => trouble(it) !== "none");
  isLeftOut = true;
  await Promise.all(callers);
  codes.delete(status.OK);
  codes.delete(status.DEADLINE_EXCEEDED);
  codes.delete(status.UNAVAILABLE); // its connection was given up
  expect([...codes]).toEqual([]);
  for (let i = 0; i < 20; i++) {
    const { code, details } = await hall.call("Echo");
    expect({ code, details }).toEqual({ code: 0, details: "OK" });
  }
  victim.child.kill("SIGCONT");
  // Failures may have put it out: the first answer brings it back.
  while (!(await askedFor(hall, 1)).includes(id));
  await hall.until("back", (it) => trouble(it) === "none");
});

test("retries add a fifth to the load at most, when every call is refused", async () => {
  await using hall = await TestHall.open(0, { concurrency: 200 });
  using peer = await startScriptedPeer((it, stream) => it.reset(stream, 7));
  hall.roster([entry(peer.port)]);
  const offered = 2_000;
  let left = offered;
  const callers = Array.from({ length: 50 }, async () => {
    while (left-- > 0) await hall.call("Any");
  });
  await Promise.all(callers);
  expect(peer.seen()).toBeGreaterThan(offered);
  expect(peer.seen()).toBeLessThanOrEqual(1.2 * offered);
});

test("an end server that joins gets its part little by little", async () => {
  const slowStartMs = 2_000;
  await using late = await startBackend();
  await using hall = await TestHall.open(1, {}, { limits: { slowStartMs } });
  const first = entry(hall.backends[0]?.port ?? 0);
  await Bun.sleep(slowStartMs + 500); // it is new itself until then
  hall.roster([first, entry(late.port)]);
  const id = `e${late.port}`;
  while (!(await askedFor(hall, 1)).includes(id));
  const share = async () =>
    (await askedFor(hall, 40)).filter((it) => it === id).length / 40;
  const joined = performance.now();
  const atFirst = await share();
  if (performance.now() - joined < slowStartMs / 4) {
    expect(atFirst).toBeLessThanOrEqual(0.2);
  }
  while ((await share()) < 0.4);
});
