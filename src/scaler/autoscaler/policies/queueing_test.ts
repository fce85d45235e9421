import { expect, test } from "bun:test";

import { QUIET } from "../../../../_tools/testing/quiet_instance.ts";
import type { Wish } from "../types.ts";
import { queueing } from "./queueing.ts";

interface Steady {
  readonly ready: number;
  readonly starting?: number;
  /** Active requests, all the time. */
  readonly load: number;
  readonly forMs?: number;
  readonly target?: number;
}

/** What the policy wishes after a steady load of a while. */
function after({
  ready,
  starting = 0,
  load,
  forMs = 90_000,
  target = 7,
}: Steady) {
  const decide = queueing.create({ queueTarget: target });
  let wish: Wish | undefined;
  for (let nowMs = 0; nowMs <= forMs; nowMs += 2_000) {
    const loadIntegralMs = load * nowMs;
    wish = decide({
      ...QUIET,
      nowMs,
      ready,
      starting,
      loadIntegralMs,
      loadNow: load,
    });
  }
  if (wish?.kind !== "want") throw new Error("Cannot be: it holds");
  const { clamps, endServers: raw, urgent, reason, inputs } = wish;
  const to = clamps.at(-1)?.to ?? raw;
  return {
    raw,
    to,
    urgent,
    reason,
    inputs,
    clamps: clamps.map(({ name }) => name),
  };
}

test.each([
  [15, 3],
  [42, 6],
])("queueing() of %p active wants %p end servers", (load, wanted) => {
  expect(after({ ready: 2, load }).raw).toBe(wanted);
});

test("queueing() of 42 at 70 % of the target wants 9", () => {
  expect(after({ ready: 2, load: 42, target: 4.9 }).raw).toBe(9);
});

test("queueing() scales out only above the target, not at it", () => {
  expect(after({ ready: 2, load: 14 }).to).toBe(2);
  expect(after({ ready: 2, load: 14.01 }).to).toBe(3);
});

test("queueing() counts end servers that are starting: nothing is added twice", () => {
  const { raw, to, reason } = after({ ready: 2, starting: 1, load: 21 });
  expect([raw, to]).toEqual([3, 3]);
  expect(reason).toContain("1 end server starting");
});

test("queueing() lets those go that still start when fewer would do", () => {
  // End servers that never come up must not keep an instance large.
  const { raw, to, clamps } = after({ ready: 2, starting: 3, load: 16 });
  expect([raw, to]).toEqual([3, 3]);
  expect(clamps).toEqual([]);
});

test("queueing() does not count those that start as help for those that serve", () => {
  // 1.5 each on three: none of the three can be spared, whatever starts.
  expect(after({ ready: 3, starting: 2, load: 4.5 }).to).toBe(3);
});

test("queueing() panics at twice the target over the short window, not below", () => {
  expect(after({ ready: 2, load: 28, forMs: 6_000 }).urgent).toBe(true);
  expect(after({ ready: 2, load: 27.9, forMs: 6_000 }).urgent).toBe(false);
});

test("queueing() wants at once what a sudden load needs", () => {
  const { raw, inputs } = after({ ready: 2, load: 60, forMs: 2_000 });
  expect(raw).toBe(9);
  expect(inputs).toMatchObject({
    shortLoadEach: 30,
    panicAt: 14,
    historyMs: 2_000,
  });
});

test("queueing() does not trust less than two seconds of history", () => {
  const decide = queueing.create();
  const seen = { ...QUIET, ready: 2, starting: 0, loadNow: 900 };
  decide({ ...seen, nowMs: 0, loadIntegralMs: 0 });
  const wish = decide({ ...seen, nowMs: 1_900, loadIntegralMs: 900_000 });
  expect(wish).toMatchObject({ urgent: false });
});

test("queueing() does not scale out on a short history that is only busy", () => {
  expect(after({ ready: 2, load: 20, forMs: 10_000 }).to).toBe(2);
});

test("queueing() takes no instant for a trend: one moment of 40 active requests", () => {
  const decide = queueing.create();
  let wish: Wish | undefined;
  for (let nowMs = 0; nowMs <= 90_000; nowMs += 2_000) {
    // 100 ms of 40 in every 2 s, idle otherwise: always 40 when looked at.
    const loadIntegralMs = (nowMs / 2_000) * 40 * 100;
    wish = decide({
      ...QUIET,
      nowMs,
      ready: 2,
      starting: 0,
      loadIntegralMs,
      loadNow: 40,
    });
  }
  expect(wish).toMatchObject({ urgent: false, endServers: 1 });
});

test.each([
  [2, 0.71],
  [3, 1.241],
  [4, 1.652],
  [5, 1.98],
  [8, 2.659],
  [10, 2.96],
])("queueing() on %p scales in at %p each, not above", (ready, each) => {
  expect(after({ ready, load: (each - 0.001) * ready }).to).toBe(ready - 1);
  expect(after({ ready, load: (each + 0.001) * ready }).to).toBe(ready);
});

test("queueing() says what one less would mean", () => {
  const { to, clamps, inputs } = after({ ready: 3, load: 4.5 });
  expect(to).toBe(3);
  expect(clamps).toEqual(["headroom"]);
  expect(inputs.scaleInAt).toBeCloseTo(1.241, 3);
  expect(inputs.loadEachAfterRemoval).toBeCloseTo(9, 6);
});

test("queueing() scales in by any target: the margin is 70 % of it", () => {
  // ℓ_in(4) for a target of 2: r = 1.4/2.4 · 3/4.
  const each = 0.4375 / (1 - 0.4375);
  expect(after({ ready: 4, load: (each - 0.001) * 4, target: 2 }).to).toBe(3);
  expect(after({ ready: 4, load: (each + 0.001) * 4, target: 2 }).to).toBe(4);
});

test("queueing() scales in only on a full window of history", () => {
  const { to, clamps } = after({ ready: 5, load: 0, forMs: 58_000 });
  expect(to).toBe(5);
  expect(clamps).toEqual(["history"]);
  expect(after({ ready: 5, load: 0, forMs: 60_000 }).to).toBe(1);
});

test("queueing() holds while nobody is ready, and does not count what piled up", () => {
  const decide = queueing.create();
  const waiting = { ...QUIET, starting: 2, loadNow: 60 };
  const hold = decide({ ...waiting, nowMs: 0, ready: 0, loadIntegralMs: 0 });
  expect(hold).toMatchObject({ kind: "hold" });
  decide({ ...waiting, nowMs: 4_000, ready: 0, loadIntegralMs: 240_000 });
  const served = { ...QUIET, ready: 2, starting: 0, loadNow: 0 };
  decide({ ...served, nowMs: 6_000, loadIntegralMs: 300_000 });
  const wish = decide({ ...served, nowMs: 8_000, loadIntegralMs: 300_100 });
  expect(wish).toMatchObject({ urgent: false, endServers: 1 });
});

test("queueing() forgets the load of before when all end servers were gone", () => {
  const decide = queueing.create();
  const served = { ...QUIET, ready: 2, starting: 0, loadNow: 0 };
  const gone = { ...QUIET, ready: 0, starting: 2, loadNow: 90 };
  decide({ ...served, nowMs: 0, loadIntegralMs: 0 });
  decide({ ...served, nowMs: 2_000, loadIntegralMs: 0 });
  decide({ ...gone, nowMs: 4_000, loadIntegralMs: 180_000 });
  const wish = decide({ ...served, nowMs: 6_000, loadIntegralMs: 360_000 });
  expect(wish).toMatchObject({ urgent: false, endServers: 1 });
});

test("queueing() gives only finite numbers as inputs", () => {
  for (const ready of [1, 2, 5]) {
    for (const load of [0, 0.5, 14, 4_000]) {
      const { inputs } = after({ ready, load });
      expect(Object.values(inputs).every(Number.isFinite)).toBe(true);
    }
  }
});
