import { expect, test } from "bun:test";

import { eventually } from "../../../_tools/testing/eventually.ts";
import { entry, TestHall, until } from "./_test_hall.ts";
import type { PickRecord } from "./types.ts";

/** Picks of `Hold`, once the worker takes picks down: it is told on its own way. */
async function explainHolds(hall: TestHall): Promise<() => PickRecord[]> {
  hall.plane.explain("test", 1_000);
  while (hall.picks.length === 0) await hall.call("Echo");
  return () => hall.picks.filter(({ method }) => method.endsWith("/Hold"));
}

test("DataPlane.explain() tells of the next picks: among whom, who was left out and why, and why that one", async () => {
  await using hall = await TestHall.open(3, { concurrency: 2 });
  const [a, b, c] = hall.backends.map(({ port }) => entry(port));
  if (!a || !b || !c) throw new Error("Three end servers");
  hall.roster([a, b, { ...c, state: "draining" }]);
  await hall.until("one drains", (it) => {
    return it.endpoints[2]?.state === "draining";
  });
  const picks = await explainHolds(hall);
  const held = [1, 2, 3].map((i) => hall.call("Hold", String(i)));
  await until("three picks are told", () => picks().length === 3);
  const [first, , third] = picks();
  expect(first).toMatchObject({
    method: "/test.Backend/Hold",
    client: "127.0.0.1",
    strategy: "least_connections",
  });
  expect(first?.reason).toStartWith("fewest in flight (0)");
  expect(first?.candidates.map(({ id }) => id)).toEqual([a.id, b.id, c.id]);
  expect(first?.candidates.map((it) => it.excluded)).toEqual([
    "",
    "",
    "draining",
  ]);
  const loads = third?.candidates.slice(0, 2).map((it) => it.inFlight);
  expect(loads).toEqual([1, 1]);
  for (const backend of hall.backends) {
    await until(
      "they are held",
      () => backend.port === c.port || backend.held() > 0,
    );
  }
  for (const backend of hall.backends) backend.release();
  await Promise.all(held);
});

test("DataPlane.explain() leaves out who is full, and tells how long one has waited", async () => {
  await using hall = await TestHall.open(2, { concurrency: 1 });
  const [one, other] = hall.backends;
  const picks = await explainHolds(hall);
  const calls = [1, 2, 3].map((i) => hall.call("Hold", String(i)));
  await hall.until("one waits", ({ queued }) => queued === 1);
  await until("both are busy", () => one?.held() === 1 && other?.held() === 1);
  other?.release();
  await until("three picks are told", () => picks().length === 3);
  const [, second, third] = picks();
  expect(
    second?.candidates.filter((it) => it.excluded === "full"),
  ).toHaveLength(1);
  expect(second?.reason).toBe("the only one that could be picked");
  expect(third?.endServer).toBe(`e${other?.port}`);
  expect(third?.waitedMs).toBeGreaterThan(0);
  await until("it is held", () => other?.held() === 1);
  for (const backend of hall.backends) backend.release();
  await Promise.all(calls);
});

/** Calls a few times; how many picks were told of meanwhile. */
async function toldOf(hall: TestHall): Promise<number> {
  const before = hall.picks.length;
  for (let i = 0; i < 5; i++) await hall.call("Echo");
  const { completed = 0 } = hall.last ?? {};
  await hall.call("Echo");
  await hall.until("that is counted", (it) => it.completed > completed);
  return hall.picks.length - before;
}

test("DataPlane.explain() tells of no more picks than was asked", async () => {
  await using hall = await TestHall.open(1);
  hall.plane.explain("test", 2);
  while (hall.picks.length < 2) await hall.call("Echo");
  expect(await toldOf(hall)).toBe(0);
  expect(hall.picks).toHaveLength(2);
});

test("DataPlane.explain() tells of none any more when it is told so", async () => {
  await using hall = await TestHall.open(1);
  await explainHolds(hall);
  hall.plane.explain("test", 0);
  await eventually(async () => (await toldOf(hall)) === 0);
});
