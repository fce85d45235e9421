import { expect, test } from "bun:test";

import { changes, Story } from "./_story.ts";

const QUEUEING = { policy: "queueing", min: 2, max: 10 };
const CPU = { policy: "cpu_threshold", min: 2, max: 10 };
const MINUTE = 60_000;

test("createAutoscaler() follows new limits at once", () => {
  const story = new Story({ settings: QUEUEING, ready: 6 });
  story.go(MINUTE, { active: () => 33 });
  story.autoscaler.retune({ ...QUEUEING, max: 3 });
  expect(story.decide()).toMatchObject({ kind: "scale_in", from: 6, to: 3 });
  story.autoscaler.retune({ ...QUEUEING, min: 5 });
  expect(story.decide()).toMatchObject({ kind: "scale_out", from: 3, to: 5 });
});

test("createAutoscaler() starts another policy with the last minute behind it", () => {
  const story = new Story({ settings: CPU });
  const load = { active: () => 18, cpu: () => 60 };
  expect(changes(story.go(2 * MINUTE, load))).toEqual([]);
  story.autoscaler.retune(QUEUEING);
  // 9 each over a minute that it has not seen itself.
  expect(story.decide(load)).toMatchObject({
    policy: "queueing",
    from: 2,
    to: 3,
  });
});

test("createAutoscaler() keeps its history when only the target changes", () => {
  const story = new Story({ settings: QUEUEING });
  const load = { active: () => 12 };
  expect(changes(story.go(2 * MINUTE, load))).toEqual([]);
  story.autoscaler.retune({ ...QUEUEING, queueTarget: 4 });
  expect(story.decide(load)).toMatchObject({ wish: 3, to: 3 });
});

test("createAutoscaler() keeps its cool-down and its needs of late through a change", () => {
  const story = new Story({ settings: QUEUEING });
  story.go(2 * MINUTE);
  story.go(6_000, { active: () => 40 });
  const size = story.size;
  story.autoscaler.retune({ ...QUEUEING, queueTarget: 50 });
  expect(changes(story.go(MINUTE - 2_000))).toEqual([]);
  expect(story.size).toBe(size);
});

test("createAutoscaler() does not undo at once what was set by hand", () => {
  const story = new Story({ settings: QUEUEING });
  story.go(5 * MINUTE);
  story.autoscaler.override(5, story.nowMs);
  story.add(3);
  expect(changes(story.go(MINUTE - 2_000))).toEqual([]);
  expect(changes(story.go(MINUTE))[0]).toBe("5→4");
});

test("createAutoscaler() does not undo at once what it finds running", () => {
  const story = new Story({ settings: QUEUEING, ready: 7 });
  expect(changes(story.go(MINUTE))).toEqual([]);
});

test("createAutoscaler() does not stand still when the clock is set back by an hour", () => {
  const tuning = { panicFactor: 100 };
  const story = new Story({ settings: QUEUEING, tuning });
  const before = story.go(90 * MINUTE, { active: () => 16 });
  expect(changes(before)).toEqual(["2→3"]);
  story.autoscaler.retune({ ...QUEUEING, min: 4 });
  story.go(4_000, { active: () => 16 }); // a cool-down begins
  story.nowMs -= 60 * MINUTE;
  const decisions = story.go(2 * MINUTE, { active: () => 40 });
  expect(changes(decisions)).toEqual(["4→5", "5→6"]);
});

test("createAutoscaler() refuses a policy it does not know", () => {
  const story = new Story({ settings: QUEUEING });
  expect(() =>
    story.autoscaler.retune({ ...QUEUEING, policy: "guess" }),
  ).toThrow(
    'Cannot scale by policy "guess": there is no such policy; choose one of cpu_threshold, queueing',
  );
});
