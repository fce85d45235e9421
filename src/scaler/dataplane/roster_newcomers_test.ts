import { describe, expect, test } from "bun:test";

import { STRATEGIES } from "../balancer/mod.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { Roster } from "./roster.ts";

const CALL = { clientAddress: "10.0.0.7", nowMs: 0 };

/** A roster of `settled` end servers, and then as many that join. */
function make(options: {
  settled: number;
  joining?: number;
  slowStartMs?: number;
}) {
  const { settled, joining = 1, slowStartMs = 10_000 } = options;
  const clock = { ms: 0 };
  const limits = { ...DEFAULT_LIMITS, slowStartMs };
  const roster: Roster = new Roster(10, {
    events: {
      onJoin(it) {
        it.reach.up();
        roster.joined(it);
      },
      onLeave() {},
      onDrained() {},
    },
    limits,
    now: () => clock.ms,
  });
  const entries = Array.from({ length: settled + joining }, (_, i) => ({
    id: `e${i}`,
    host: "h",
    port: i,
    state: "ready" as const,
  }));
  roster.set(entries.slice(0, settled));
  clock.ms = 60_000;
  roster.tick(clock.ms);
  roster.set(entries);
  return { roster, clock, newest: `e${settled + joining - 1}` };
}

describe.each(Object.entries(STRATEGIES))("with %s", (name, strategy) => {
  test("one that joins gets a tenth of its part, then more and more", () => {
    const { roster, clock, newest } = make({ settled: 3 });
    const pick = strategy.create();
    /** Its share of 4000 requests, one at a time, over so many ms. */
    function share(ms: number): number {
      let count = 0;
      for (let i = 0; i < 4_000; i++) {
        clock.ms += ms / 4_000;
        roster.tick(clock.ms);
        const clientAddress = `10.0.${i % 250}.1`;
        const { id = "" } =
          pick(roster.candidates(), { ...CALL, clientAddress }) ?? {};
        const endpoint = roster.find(id);
        if (!endpoint) throw new Error("Nobody was picked");
        roster.take(endpoint);
        roster.release(endpoint, "completed", 0);
        if (id === newest) count++;
      }
      return count / 4_000;
    }
    const first = share(1_000);
    share(4_000);
    const middle = share(1_000);
    share(4_000);
    const last = share(1_000);
    expect(first).toBeLessThan(0.05); // a quarter of 10 %, and its first
    expect(middle).toBeGreaterThan(first);
    expect(middle).toBeLessThan(0.2);
    if (name === "peak_ewma") return; // goes by speed, which all share here
    expect(last).toBeGreaterThan(0.15);
  });
});

describe("Newcomers", () => {
  test("gives one that joins its first request at once", () => {
    const { roster, newest } = make({ settled: 1 });
    expect(roster.eligible().map(({ id }) => id)).toContain(newest);
  });

  test("hold nobody back where all are new", () => {
    const { roster } = make({ settled: 0, joining: 2 });
    for (let i = 0; i < 20; i++) {
      const [endpoint] = roster.eligible();
      if (endpoint) roster.take(endpoint);
    }
    expect(roster.all().map(({ inFlight }) => inFlight)).toEqual([10, 10]);
  });

  test("take what comes, in a tenth of their slots, when nobody else has one", () => {
    const { roster, clock, newest } = make({ settled: 1 });
    const taken = () => {
      while (roster.eligible().length > 0) {
        const [endpoint] = roster.eligible();
        if (endpoint) roster.take(endpoint);
      }
      return roster.find(newest)?.inFlight;
    };
    expect(taken()).toBe(1);
    clock.ms += 5_000;
    roster.tick(clock.ms);
    expect(taken()).toBe(5);
    clock.ms += 5_000;
    roster.tick(clock.ms);
    expect(taken()).toBe(10);
  });

  test("are none when slow start is off", () => {
    const { roster } = make({ settled: 1, slowStartMs: 0 });
    expect(roster.eligible().length).toBe(2);
    for (const { isNew } of roster.all()) expect(isNew).toBe(false);
  });
});
