import { expect, test } from "bun:test";

import { RosterEndpoint } from "./endpoint.ts";
import { DEFAULT_LIMITS } from "./limits.ts";

function make() {
  const clock = { ms: 0 };
  const entry = { id: "a", host: "h", port: 1, state: "ready" } as const;
  const endpoint = new RosterEndpoint(entry, {
    rules: DEFAULT_LIMITS,
    prng: () => 0,
    now: () => clock.ms,
  });
  endpoint.reach.up();
  return { endpoint, clock };
}

test("RosterEndpoint.recentPicks forgets after about a second", () => {
  const { endpoint, clock } = make();
  endpoint.take();
  clock.ms = 300;
  endpoint.take();
  expect(endpoint.recentPicks).toBe(2);
  clock.ms = 900;
  endpoint.take();
  expect(endpoint.recentPicks).toBe(3);
  clock.ms = 1_100;
  expect(endpoint.recentPicks).toBe(1);
  clock.ms = 2_500;
  expect(endpoint.recentPicks).toBe(0);
});

test("RosterEndpoint.release() of a returned request counts nothing but the slot", () => {
  const { endpoint } = make();
  endpoint.take();
  endpoint.release("returned", 5);
  const { inFlight, completed, failed, picks } = endpoint.snapshot();
  expect({ inFlight, completed, failed, picks }).toEqual({
    inFlight: 0,
    completed: 0,
    failed: 0,
    picks: 1,
  });
  expect(endpoint.latencyMs).toBeUndefined();
});

test("RosterEndpoint.latencyMs makes one that fails at once look slow", () => {
  const { endpoint } = make();
  endpoint.take();
  endpoint.release("broken", 0.1);
  expect(endpoint.latencyMs).toBe(5_000);
});

test("RosterEndpoint.hasSlot() heeds what its connection takes", () => {
  const { endpoint } = make();
  endpoint.maxStreams = 1;
  expect(endpoint.hasSlot(10)).toBe(true);
  endpoint.take();
  expect(endpoint.hasSlot(10)).toBe(false);
});

test("RosterEndpoint.wasLone tells of a request that had it to itself all along", () => {
  const { endpoint } = make();
  endpoint.take();
  endpoint.release("completed", 5);
  expect(endpoint.wasLone).toBe(true);
  endpoint.take();
  endpoint.take();
  endpoint.release("completed", 5);
  expect(endpoint.wasLone).toBe(false);
  endpoint.release("completed", 5);
  expect(endpoint.wasLone).toBe(false);
});
