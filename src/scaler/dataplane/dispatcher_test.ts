import { expect, test } from "bun:test";

import { roundRobin } from "../balancer/strategies/round_robin.ts";
import { Clock } from "./clock.ts";
import { Dispatcher, type Applicant } from "./dispatcher.ts";
import type { RosterEndpoint } from "./endpoint.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { Roster } from "./roster.ts";

function make(options: { endpoints?: number; queueLimit?: number } = {}) {
  const { endpoints = 1, queueLimit = 10 } = options;
  const clock = new Clock();
  const now = () => clock.nowMs;
  const onJoin = (it: RosterEndpoint) => void it.reach.up();
  const events = { onJoin, onLeave() {}, onDrained() {} };
  const roster = new Roster(1, { events, limits: DEFAULT_LIMITS, now });
  const picker = roundRobin.create();
  const dispatcher = new Dispatcher({
    roster,
    picker,
    queueLimit,
    clock,
    longestWaitMs: 40,
    serviceMs: () => 0,
  });
  const set = (count: number) => {
    const entries = Array.from({ length: count }, (_, i) => ({
      id: `e${i}`,
      host: "h",
      port: 1,
      state: "ready" as const,
    }));
    roster.set(entries);
    dispatcher.pump();
  };
  set(endpoints);
  return { dispatcher, roster, set };
}

/** One that notes what became of it. */
function applicant(deadlineMs?: number) {
  const told = Promise.withResolvers<string>();
  let picked: RosterEndpoint | undefined;
  const it: Applicant = {
    method: "/a/b",
    arrivedMs: 0,
    clientAddress: "127.0.0.1",
    deadlineMs,
    onPicked(endpoint) {
      picked = endpoint;
      told.resolve(endpoint.id);
    },
    onRefused: ({ code }, reason) => told.resolve(`${reason} ${code}`),
  };
  return { it, told: told.promise, picked: () => picked };
}

test("Dispatcher.submit() picks at once when a slot is free", async () => {
  const { dispatcher } = make();
  const one = applicant();
  dispatcher.submit(one.it);
  expect(one.picked()?.id).toBe("e0");
  expect(dispatcher.waiting).toBe(0);
});

test("Dispatcher.submit() turns away when the line is full", async () => {
  const { dispatcher } = make({ queueLimit: 1 });
  const [, waits, refused] = [applicant(), applicant(), applicant()].map(
    (each) => {
      dispatcher.submit(each.it);
      return each;
    },
  );
  expect(await refused?.told).toBe("full 8");
  if (waits) dispatcher.leave(waits.it);
  expect(dispatcher.waiting).toBe(0);
});

test("Dispatcher gives up with UNAVAILABLE when nobody comes", async () => {
  const { dispatcher } = make({ endpoints: 0 });
  const one = applicant();
  dispatcher.submit(one.it);
  expect(await one.told).toBe("late 14");
});

test("Dispatcher gives up with DEADLINE_EXCEEDED when only slots are missing", async () => {
  const { dispatcher } = make();
  dispatcher.submit(applicant().it);
  const one = applicant();
  dispatcher.submit(one.it);
  expect(await one.told).toBe("late 4");
});

test("Dispatcher waits past its own limit for a client that allows it", async () => {
  const { dispatcher, roster } = make();
  const first = applicant();
  dispatcher.submit(first.it);
  const patient = applicant(performance.now() + 60_000);
  dispatcher.submit(patient.it);
  const witness = applicant(); // gives up at the dispatcher's own limit
  dispatcher.submit(witness.it);
  expect(await witness.told).toBe("late 4");
  expect(dispatcher.waiting).toBe(1);
  const endpoint = first.picked();
  if (endpoint) roster.release(endpoint, "completed", 1);
  dispatcher.pump();
  expect(await patient.told).toBe("e0");
});

test("Dispatcher.submitAgain() goes before those that wait, even past the limit", async () => {
  const { dispatcher, set } = make({ endpoints: 0, queueLimit: 1 });
  const [waits, again] = [applicant(), applicant()];
  dispatcher.submit(waits.it);
  dispatcher.submitAgain(again.it);
  set(1);
  expect(await again.told).toBe("e0");
  expect(dispatcher.waiting).toBe(1);
  dispatcher.leave(waits.it);
});

test("Dispatcher.change() keeps those that wait", () => {
  const { dispatcher } = make({ endpoints: 0 });
  const one = applicant();
  dispatcher.submit(one.it);
  dispatcher.change(roundRobin.create(), 0);
  expect(dispatcher.waiting).toBe(1);
  dispatcher.leave(one.it);
});

test("Dispatcher answers at once when no end server can be reached, those that wait too", async () => {
  const { dispatcher, roster } = make();
  const busy = applicant();
  dispatcher.submit(busy.it);
  const waits = applicant(performance.now() + 60_000);
  dispatcher.submit(waits.it);
  roster.find("e0")?.reach.down(0);
  roster.find("e0")?.reach.down(0);
  roster.invalidate();
  dispatcher.pump();
  expect(await waits.told).toBe("down 14");
  const late = applicant(performance.now() + 60_000);
  dispatcher.submit(late.it);
  expect(await late.told).toBe("down 14");
});
