import { expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/seeded_prng.ts";
import { NO_TRAFFIC } from "../../base/traffic.ts";
import { createAutoscaler } from "./autoscaler.ts";
import { createOverloadWatch } from "./overload_watch.ts";
import { queueing } from "./policies/queueing.ts";
import type { Decision } from "./types.ts";

/** One line before end servers that work on one request each, for 20 ms. */
interface Story {
  readonly forMs: number;
  /** Requests a second at that time. */
  readonly rate: (atMs: number) => number;
  readonly endServers: number;
  readonly seed: number;
}

const SERVICE_MS = 20;
const GLIMPSE_MS = 100;
const TICK_MS = 2_000;
const SLOTS_EACH = 10;

/** The first change of the number, with decisions at alarms and at ticks. */
function firstChange(story: Story): Decision | undefined {
  const prng = seededPrng(story.seed);
  const watch = createOverloadWatch();
  const settings = { policy: "queueing", min: 1, max: 20 };
  const autoscaler = createAutoscaler(settings, { policies: { queueing } });
  const { endServers: ready } = story;
  const slots = ready * SLOTS_EACH;
  let [load, loadIntegralMs, arrived, nextTickMs] = [0, 0, 0, 0];
  for (let atMs = GLIMPSE_MS; atMs <= story.forMs; atMs += GLIMPSE_MS) {
    const perMs = story.rate(atMs) / 1_000;
    for (let leftMs = GLIMPSE_MS; leftMs > 0;) {
      const served = Math.min(load, ready) / SERVICE_MS;
      const gapMs = -Math.log(1 - prng()) / (perMs + served);
      loadIntegralMs += load * Math.min(gapMs, leftMs);
      leftMs -= gapMs;
      if (leftMs <= 0) break;
      const isArrival = prng() < perMs / (perMs + served);
      load += isArrival ? 1 : -1;
      if (isArrival) arrived++;
    }
    const queued = Math.max(0, load - slots);
    const isAlarm = watch({
      atMs,
      inFlight: load - queued,
      queued,
      slots,
      arrived,
    });
    if (!isAlarm && atMs < nextTickMs) continue;
    if (atMs >= nextTickMs) nextTickMs = atMs + TICK_MS;
    const decision = autoscaler.decide({
      nowMs: atMs,
      ready,
      starting: 0,
      loadIntegralMs,
      loadNow: load,
      queuedNow: queued,
      traffic: NO_TRAFFIC,
      cpu: [],
    });
    if (decision.to > decision.from) return decision;
  }
  return undefined;
}

test.each([2, 5])(
  "no chance of requests at 70 %% use of %p adds another in an hour",
  (endServers) => {
    for (const seed of [1, 2, 3]) {
      const rate = () => (0.7 * endServers * 1_000) / SERVICE_MS;
      const story = { forMs: 3_600_000, rate, endServers, seed };
      expect(firstChange(story)).toBeUndefined();
    }
  },
);

test("an overload from one moment to the next is acted on within half a second", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    // From 20 % of what two can do to three times that, between two ticks.
    const rate = (atMs: number) => (atMs < 60_500 ? 20 : 300);
    const story = { forMs: 70_000, rate, endServers: 2, seed };
    const { atMs = Infinity, reason } = firstChange(story) ?? {};
    expect(atMs).toBeGreaterThan(60_500);
    expect(atMs).toBeLessThanOrEqual(61_000);
    expect(reason).toContain("over the last 0.3 s");
  }
});
