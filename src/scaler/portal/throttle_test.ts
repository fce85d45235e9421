import { expect, test } from "bun:test";
import { join } from "node:path";

import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { BusyError } from "../../base/errors.ts";
import { openState } from "../store/state.ts";
import { Throttle } from "./throttle.ts";

const ANN = "ann@example.com";
const HOUR_MS = 3_600_000;

/** A throttle on a clock that the test moves. */
function throttleCase() {
  const directory = temporaryDirectory();
  const path = join(directory.path, "state.sqlite");
  let state = openState(path);
  let nowMs = 1_770_000_000_000;
  const now = () => nowMs;
  const make = () => new Throttle({ state, now });
  return {
    throttle: make(),
    pass: (ms: number) => (nowMs += ms),
    restart() {
      state[Symbol.dispose]();
      state = openState(path);
      return make();
    },
    [Symbol.dispose]() {
      state[Symbol.dispose]();
      directory[Symbol.dispose]();
    },
  };
}

/** How long a try must wait, ms; 0 when it may be made. */
function waitOf(throttle: Throttle, email: string, address: string): number {
  try {
    throttle.begin(email, address).withdrawn();
    return 0;
  } catch (error) {
    if (error instanceof BusyError) return error.retryAfterMs ?? Number.NaN;
    throw error;
  }
}

test("Throttle.begin() lets the first five tries through at once", () => {
  using it = throttleCase();
  for (let i = 0; i < 5; i++) it.throttle.begin(ANN, `10.0.0.${i}`).failed();
  expect(waitOf(it.throttle, ANN, "10.0.0.9")).toBe(1_000);
});

test("Throttle.begin() doubles an account's delay up to 15 minutes", () => {
  using it = throttleCase();
  const waits: number[] = [];
  for (let i = 0; i < 20; i++) {
    const waitMs = waitOf(it.throttle, ANN, `10.0.1.${i}`);
    waits.push(waitMs);
    it.pass(waitMs);
    it.throttle.begin(ANN, `10.0.0.${i}`).failed();
  }
  expect(waits.slice(0, 10)).toEqual([0, 0, 0, 0, 0, 1e3, 2e3, 4e3, 8e3, 16e3]);
  expect(waits.at(-1)).toBe(15 * 60_000);
});

test("Throttle.begin() lets the owner in after any number of failures", () => {
  using it = throttleCase();
  for (let i = 0; i < 100; i++) {
    it.pass(15 * 60_000);
    it.throttle.begin(ANN, `10.0.0.${i}`).failed();
  }
  it.pass(15 * 60_000);
  it.throttle.begin(ANN, "10.0.1.1").succeeded();
  expect(waitOf(it.throttle, ANN, "10.0.1.1")).toBe(0);
});

test("Throttle.begin() counts tries at the same time, before they failed", () => {
  using it = throttleCase();
  for (let i = 0; i < 5; i++) it.throttle.begin(ANN, `10.0.0.${i}`);
  expect(waitOf(it.throttle, ANN, "10.0.0.9")).toBe(1_000);
});

test("Throttle.begin() delays an address that tries many accounts", () => {
  using it = throttleCase();
  const waits: number[] = [];
  for (let i = 0; i < 50; i++) {
    const email = `user${i}@example.com`;
    const waitMs = waitOf(it.throttle, email, "10.0.0.1");
    waits.push(waitMs);
    it.pass(waitMs);
    it.throttle.begin(email, "10.0.0.1").failed();
  }
  expect(waits.slice(0, 8)).toEqual([0, 0, 0, 0, 0, 1e3, 2e3, 4e3]);
  expect(waits.at(-1)).toBe(30_000);
  expect(waitOf(it.throttle, "new@example.com", "10.0.0.2")).toBe(0);
});

test("Throttle lets 200 tries in an hour make at most 20 at one account", () => {
  using it = throttleCase();
  let made = 0;
  for (let i = 0; i < 200; i++) {
    if (waitOf(it.throttle, ANN, `10.0.0.${i}`) === 0) {
      it.throttle.begin(ANN, `10.0.0.${i}`).failed();
      made++;
    }
    it.pass(HOUR_MS / 200);
  }
  expect(made).toBeLessThanOrEqual(20);
});

test("Throttle remembers over a restart", () => {
  using it = throttleCase();
  for (let i = 0; i < 6; i++) {
    it.pass(10_000);
    it.throttle.begin(ANN, `10.0.0.${i}`).failed();
  }
  expect(waitOf(it.restart(), ANN, "10.0.1.1")).toBe(2_000);
});

test("Throttle forgets an account's failures after a quiet day", () => {
  using it = throttleCase();
  for (let i = 0; i < 5; i++) it.throttle.begin(ANN, `10.0.0.${i}`).failed();
  it.pass(24 * HOUR_MS);
  it.throttle.expire();
  for (let i = 0; i < 4; i++) it.throttle.begin(ANN, `10.0.1.${i}`).failed();
  expect(waitOf(it.throttle, ANN, "10.0.2.1")).toBe(0);
});

test("Throttle locks nobody out when the clock is set back", () => {
  using it = throttleCase();
  for (let i = 0; i < 5; i++) it.throttle.begin(ANN, `10.0.0.${i}`).failed();
  it.pass(-24 * HOUR_MS);
  expect(waitOf(it.throttle, ANN, "10.0.1.1")).toBe(0);
  it.throttle.begin(ANN, "10.0.1.1").failed();
  expect(waitOf(it.throttle, ANN, "10.0.1.1")).toBe(2_000);
});
