import { expect, test } from "bun:test";

import { QUIET } from "../../../_tools/testing/quiet_instance.ts";
import { changes, clampNames, queued, Story } from "./_story.ts";
import { createAutoscaler } from "./autoscaler.ts";
import type { Policy } from "./types.ts";

const QUEUEING = { policy: "queueing", min: 2, max: 10 };
const CPU = { policy: "cpu_threshold", min: 2, max: 10 };
const MINUTE = 60_000;

test("createAutoscaler() holds at min while nothing happens", () => {
  const story = new Story({ settings: QUEUEING });
  const decisions = story.go(10 * MINUTE);
  expect(changes(decisions)).toEqual([]);
  expect(decisions.at(-1)).toMatchObject({
    kind: "hold",
    from: 2,
    wish: 1,
    to: 2,
  });
});

test("createAutoscaler() goes from 2 to 3 for 1.8 end servers' worth of work, and stays for ever", () => {
  const story = new Story({ settings: QUEUEING });
  const decisions = story.go(6 * 60 * MINUTE, { active: queued(1.8) });
  expect(changes(decisions)).toEqual(["2→3"]);
  // 9 each on two; 1.5 each on three, which is more than 1.241.
  const out = decisions.find(({ kind }) => kind === "scale_out");
  expect(out?.inputs.loadEach).toBeWithin(7, 9.1);
  expect(decisions.at(-1)?.inputs.loadEach).toBeCloseTo(1.5, 6);
});

test("The naive rule, one less below 7 each, goes back and forth on the same work", () => {
  let ready = 2;
  const path = [ready];
  for (let i = 0; i < 6; i++) {
    ready += queued(1.8)(ready) / ready > 7 ? 1 : -1;
    path.push(ready);
  }
  expect(path).toEqual([2, 3, 2, 3, 2, 3, 2]);
});

test("createAutoscaler() meets 60 calls of 5 s within seconds, and comes back", () => {
  const story = new Story({ settings: QUEUEING });
  story.go(2 * MINUTE);
  let left = 60;
  let atMs = story.nowMs;
  const burst = {
    active: (ready: number) => {
      // Ten slots an end server, 5 s a call.
      left -= (Math.min(left, ready * 10) / 5_000) * (story.nowMs - atMs);
      atMs = story.nowMs;
      return Math.max(0, Math.round(left));
    },
  };
  const first = story.go(6_000, burst);
  expect(story.size).toBeGreaterThanOrEqual(4);
  expect(first.find(({ kind }) => kind === "scale_out")?.reason).toMatch(
    /^Adding \d end servers \(2 → \d\): .* at least 2 times the target of 7/,
  );
  story.go(30_000, burst);
  const most = story.size;
  const back = story.go(5 * MINUTE);
  expect(story.size).toBe(2);
  expect(changes(back)).toEqual(
    Array.from({ length: most - 2 }, (_, i) => `${most - i}→${most - i - 1}`),
  );
});

test("createAutoscaler() does the same right after a start, with no history", () => {
  const story = new Story({ settings: QUEUEING });
  story.go(6_000, { active: () => 60 });
  expect(story.size).toBeGreaterThanOrEqual(4);
});

test("createAutoscaler() scales in by one per 15 s, after a minute without need", () => {
  const story = new Story({ settings: QUEUEING, ready: 6 });
  story.go(3 * MINUTE, { active: () => 33 }); // 5.5 each: nothing to change
  expect(story.size).toBe(6);
  const beganMs = story.nowMs;
  const ins = story.go(5 * MINUTE).filter(({ kind }) => kind === "scale_in");
  const times = ins.map(({ atMs }) => atMs - beganMs);
  expect(times[0]).toBeGreaterThan(MINUTE);
  expect(times[0]).toBeLessThan(2 * MINUTE);
  const gaps = times.slice(1).map((atMs, i) => atMs - (times[i] ?? 0));
  expect(gaps).toEqual([16_000, 16_000, 16_000]); // the ticks after 15 s
});

test("createAutoscaler() does not give up for a lull of half a minute", () => {
  const story = new Story({ settings: QUEUEING, ready: 5 });
  for (let i = 0; i < 8; i++) {
    story.go(MINUTE, { active: () => 30 });
    story.go(MINUTE / 2);
  }
  expect(story.size).toBe(5);
});

test("createAutoscaler() adds nothing twice while what it added starts", () => {
  const story = new Story({ settings: QUEUEING, startMs: 40_000 });
  const decisions = story.go(36_000, { active: () => 40 });
  // 40 active need 6; they are on their way all the time.
  expect(changes(decisions)).toEqual(["2→6"]);
  expect(decisions.at(-1)?.reason).toContain("4 end servers starting");
});

test("createAutoscaler() adds at most as many as there are, or four, in 15 s", () => {
  const story = new Story({ settings: { ...QUEUEING, max: 40 } });
  const decisions = story.go(36_000, { active: () => 500 });
  expect(changes(decisions)).toEqual(["2→6", "6→12", "12→24"]);
  const first = decisions.find(({ kind }) => kind === "scale_out");
  expect(first && clampNames(first)).toEqual(["step"]);
});

test("createAutoscaler() lets a panic pass over the cool-down, but not over the step", () => {
  const story = new Story({ settings: { ...QUEUEING, max: 30 } });
  const decisions = [
    ...story.go(6_000, { active: () => 30 }),
    ...story.go(6_000, { active: () => 140 }),
  ];
  // Ten seconds after the first, within cool-down and step: 2 + 4 at most.
  expect(changes(decisions)).toEqual(["2→5", "5→6"]);
});

test("createAutoscaler() waits after scaling out when it is not urgent", () => {
  const tuning = { stableWindowMs: 10_000, panicFactor: 100 };
  const story = new Story({ settings: QUEUEING, tuning });
  story.go(MINUTE);
  const decisions = story.go(31_000, { active: (ready) => ready * 8 });
  const outs = decisions.filter(({ kind }) => kind === "scale_out");
  expect(changes(outs)).toEqual(["2→3", "3→4"]);
  const [first, second] = outs.map(({ atMs }) => atMs);
  expect((second ?? 0) - (first ?? 0)).toBe(16_000); // the tick after 15 s
  const between = decisions.filter((it) =>
    clampNames(it).includes("cool_down"),
  );
  expect(between[0]?.reason).toMatch(
    /^Holding at 3: .*, but what was added last gets \d+ s more to take effect$/,
  );
});

test("createAutoscaler() scales in no sooner than a stable window after a panic", () => {
  const tuning = { stabilisationMs: 1_000 };
  const story = new Story({ settings: QUEUEING, tuning });
  story.go(2 * MINUTE);
  const all = [
    ...story.go(6_000, { active: () => 60 }),
    ...story.go(3 * MINUTE),
  ];
  const panics = all.filter((it) => (it.inputs.shortLoadEach ?? 0) >= 14);
  const firstIn = all.find(({ kind }) => kind === "scale_in");
  const sinceMs = (firstIn?.atMs ?? 0) - (panics.at(-1)?.atMs ?? 0);
  expect(panics.length).toBeGreaterThan(0);
  expect(sinceMs).toBeGreaterThanOrEqual(MINUTE);
  expect(all.some((it) => clampNames(it).includes("panic"))).toBe(true);
});

test("createAutoscaler() never goes above max, and says that it would", () => {
  const story = new Story({ settings: { ...QUEUEING, max: 4 } });
  const decisions = story.go(MINUTE, { active: () => 90 });
  expect(changes(decisions)).toEqual(["2→4"]);
  expect(decisions.at(-1)?.reason).toEndWith(
    ", but at most 4 end servers may run",
  );
  expect(decisions.at(-1)?.wish).toBe(13);
});

test("createAutoscaler() goes to min at once when all end servers are gone", () => {
  const story = new Story({ settings: { ...QUEUEING, min: 3 } });
  story.go(MINUTE, { active: () => 3 });
  story.lose(3);
  const decision = story.decide();
  expect(decision).toMatchObject({ kind: "scale_out", from: 0, to: 3 });
  expect(decision.reason).toBe(
    "Adding 3 end servers (0 → 3): at least 3 end servers must run",
  );
});

test("createAutoscaler() goes to min through step and cool-down", () => {
  const story = new Story({
    settings: { policy: "queueing", min: 9, max: 10 },
    ready: 9,
  });
  story.go(4_000);
  story.lose(8);
  expect(story.decide()).toMatchObject({ from: 1, to: 9 });
  story.lose(9);
  expect(story.decide()).toMatchObject({ from: 0, to: 9 });
});

test("createAutoscaler() scales out by CPU, waits for the young, and stops at the target", () => {
  const story = new Story({ settings: CPU });
  const work = { cpu: (ready: number) => Math.min(100, 300 / ready) };
  const decisions = story.go(5 * MINUTE, work);
  // 300 % of work at a target of 80 %: four.
  expect(changes(decisions)).toEqual(["2→3", "3→4"]);
  expect(story.size).toBe(4);
});

test("createAutoscaler() scales in by CPU when the work is gone", () => {
  const story = new Story({ settings: CPU, ready: 5 });
  story.go(2 * MINUTE, { cpu: () => 70 });
  const back = story.go(6 * MINUTE, { cpu: () => 3 });
  expect(changes(back)).toEqual(["5→4", "4→3", "3→2"]);
  expect(back.at(-1)?.reason).toBe(
    "Holding at 2: end servers use 3 % of their CPU limit on average, so 1 end server would do at the target of 80 %, but at least 2 end servers must run",
  );
});

test("createAutoscaler() says every decision in one sentence, and records each limit", () => {
  const story = new Story({ settings: QUEUEING });
  const decisions = [
    ...story.go(MINUTE, { active: () => 3 }),
    ...story.go(MINUTE, { active: () => 50 }),
    ...story.go(4 * MINUTE),
  ];
  expect(new Set(decisions.map(({ kind }) => kind)).size).toBe(3);
  for (const { reason, wish, to, from, clamps } of decisions) {
    expect(reason).toMatch(
      /^(Holding at \d+|(Adding|Removing) \d+ end servers? \(\d+ → \d+\)): [^.].*[^.]$/,
    );
    expect(reason).not.toContain("NaN");
    const path = [wish, ...clamps.map((it) => it.to)];
    expect(clamps.map((it) => it.from)).toEqual(path.slice(0, -1));
    if (clamps.length > 0 || wish !== from) expect(path.at(-1)).toBe(to);
  }
});

test("createAutoscaler() gives only numbers as a decision's inputs", () => {
  const inputs = { load: 3, share: 0 / 0, waitMs: Infinity };
  const odd: Policy = {
    title: "Odd",
    summary: "Counts what cannot be counted",
    create: () => () => ({ kind: "hold", reason: "nothing is known", inputs }),
  };
  const settings = { policy: "odd", min: 1, max: 2 };
  const autoscaler = createAutoscaler(settings, { policies: { odd } });
  expect(autoscaler.decide(QUIET).inputs).toEqual({ load: 3 });
});
