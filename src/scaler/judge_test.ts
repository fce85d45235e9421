import { expect, test } from "bun:test";

import { readyMember, sight } from "./_sights.ts";
import { makeJudge } from "./judge.ts";

const SETTINGS = {
  policy: "queueing",
  min: 2,
  max: 10,
  cpuTargetPercent: 80,
  queueTarget: 7,
};

test("Judge.byHand() says from what to what, and for which kind of change", () => {
  const judge = makeJudge(SETTINGS, {});
  expect(judge.byHand(5, sight())).toMatchObject({
    kind: "scale_out",
    policy: "manual",
    from: 2,
    to: 5,
    reason: "Set from 2 to 5 end servers by hand",
  });
  expect(judge.byHand(2, sight({ wanted: 5 })).kind).toBe("scale_in");
  expect(judge.byHand(2, sight()).kind).toBe("hold");
});

test("Judge.retune() makes the next decision go by the new bounds", () => {
  const judge = makeJudge(SETTINGS, {});
  expect(judge.decide(sight()).to).toBe(2);
  judge.retune({ ...SETTINGS, min: 4 });
  expect(judge.decide(sight())).toMatchObject({ kind: "scale_out", to: 4 });
});

test("Judge.decide() says what the shadow would do, and does not do it", () => {
  const shadow = { ...SETTINGS, shadow: "cpu_threshold", max: 3 };
  const judge = makeJudge({ ...shadow, min: 1 }, {});
  const usage = () => ({ atMs: 5_000, cpuPercent: 90, memoryBytes: 1 });
  const members = [readyMember("i-1", -1e6), readyMember("i-2", -1e6)];
  const at = (nowMs: number) => judge.decide(sight({ members, usage, nowMs }));
  at(0);
  const decision = at(11_000);
  expect(decision).toMatchObject({ policy: "queueing", kind: "hold", to: 2 });
  expect(decision.shadow).toMatchObject({ policy: "cpu_threshold", to: 3 });
});

test("Judge.retune() takes a shadow up, lets it go, and keeps it else", () => {
  const judge = makeJudge(SETTINGS, {});
  expect(judge.decide(sight()).shadow).toBeUndefined();
  const settings = { ...SETTINGS, shadow: "cpu_threshold", min: 4 };
  judge.retune({ ...settings, min: 3 });
  expect(judge.decide(sight()).shadow).toMatchObject({ from: 2, to: 3 });
  judge.retune(settings);
  expect(judge.decide(sight()).shadow).toMatchObject({ from: 3, to: 4 });
  judge.retune(SETTINGS);
  expect(judge.decide(sight()).shadow).toBeUndefined();
});

test("Judge.byHand() sets the shadow's number too", () => {
  const judge = makeJudge({ ...SETTINGS, shadow: "queueing" }, {});
  judge.decide(sight());
  judge.byHand(5, sight());
  expect(judge.decide(sight({ wanted: 5 })).shadow).toMatchObject({ from: 5 });
});

test("Judge.retune() refuses a shadow there is no policy for", () => {
  const judge = makeJudge(SETTINGS, {});
  expect(() => judge.retune({ ...SETTINGS, shadow: "luck" })).toThrow(
    RangeError,
  );
});

test("Judge.look() answers only what changes something", () => {
  const judge = makeJudge(SETTINGS, {});
  expect(judge.look(sight())).toBeUndefined();
  judge.retune({ ...SETTINGS, min: 3 });
  expect(judge.look(sight())).toMatchObject({ kind: "scale_out", to: 3 });
});

test("Judge.look() answers a hold in which the shadow changes its mind", () => {
  const judge = makeJudge({ ...SETTINGS, shadow: "queueing" }, {});
  judge.byHand(3, sight());
  judge.decide(sight({ wanted: 3, nowMs: 0 }));
  judge.retune({ ...SETTINGS, shadow: "queueing", max: 2 });
  const decision = judge.look(sight({ nowMs: 500 }));
  expect(decision).toMatchObject({ kind: "hold", shadow: { from: 3, to: 2 } });
});

test("Judge.look() leaves what the shadow cost to the next decision", () => {
  const judge = makeJudge({ ...SETTINGS, shadow: "queueing" }, {});
  judge.decide(sight({ nowMs: 0 }));
  const more = { wanted: 4 }; // the shadow has two
  expect(judge.look(sight({ ...more, nowMs: 500 }))).toBeUndefined();
  const told = judge.decide(sight({ ...more, nowMs: 2_000 }));
  expect(told.shadow?.aheadMs).toBe(-2 * 2_000);
});
