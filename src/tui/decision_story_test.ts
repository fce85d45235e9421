import { expect, test } from "bun:test";

import { decisionStory, totalsSentence } from "./decision_story.ts";

const DECISION = {
  atMs: 0,
  kind: "scale_out",
  policy: "queueing",
  from: 2,
  wish: 14,
  to: 6,
  inputs: { load: 98, perEndServer: 49.25 },
  clamps: [
    { name: "step", from: 14, to: 6, reason: "at most 4 may be added" },
    { name: "max", from: 6, to: 5, reason: "at most 5 may run" },
  ],
  reason: "49 requests an end server are more than 7",
  number: 7,
  shadow: null,
};

test("decisionStory() tells why, the wish, each limit in order, the outcome", () => {
  expect(decisionStory(DECISION)).toEqual([
    "49 requests an end server are more than 7",
    "queueing wished for 14 where there were 2",
    "step: 14 → 6 because at most 4 may be added",
    "max: 6 → 5 because at most 5 may run",
    "So it went from 2 to 6",
    "Made from: load 98, per end server 49.3",
  ]);
});

test("decisionStory() says of a hold whether anything stood in the way", () => {
  const hold = { ...DECISION, kind: "hold", to: 2, wish: 2 };
  const last = (clamps: typeof DECISION.clamps) =>
    decisionStory({ ...hold, inputs: {}, clamps }).at(-1);
  expect(last([])).toBe("So it stayed at 2");
  expect(last(DECISION.clamps)).toBe(
    "So it stayed at 2: what stands above stood in the way",
  );
});

test("decisionStory() has what was predicted beside what was observed", () => {
  const observed = { observedLineMs: 120, observedInsideMs: 4 };
  const inputs = { ...observed, predictedMs: 131 };
  expect(decisionStory({ ...DECISION, inputs }).at(-2)).toBe(
    "Predicted for 99 %: 131 ms. Observed: 120 ms in the line, and 4.0 ms inside more than one alone takes",
  );
  expect(decisionStory({ ...DECISION, inputs: observed }).at(-2)).toStartWith(
    "Predicted for 99 %: no end of it. ",
  );
});

test("decisionStory() ends with what the shadow would have done, and why", () => {
  const shadow = {
    policy: "latency_target",
    from: 3,
    wish: 4,
    to: 3,
    inputs: {},
    clamps: DECISION.clamps.slice(0, 1),
    reason: "Holding at 3: so",
    aheadMs: 0,
  };
  expect(decisionStory({ ...DECISION, shadow }).slice(-2)).toEqual([
    "Shadow latency_target: 3 in place of 6, having had 3 by then. It wished for 4: Holding at 3: so",
    "step: 14 → 6 because at most 4 may be added",
  ]);
});

test("totalsSentence() says what a shadow would have cost or spared", () => {
  const totals = {
    policy: "latency_target",
    evaluations: 1_800,
    more: 12,
    fewer: 640,
    aheadMinutes: -35.24,
    sinceMs: 0,
  };
  expect(totalsSentence(totals)).toBe(
    "Shadow latency_target: more end servers in 12 of 1800 evaluations, fewer in 640; 35.2 end-server minutes fewer in all",
  );
  expect(totalsSentence({ ...totals, aheadMinutes: 120 })).toEndWith(
    "; 120 end-server minutes more in all",
  );
  expect(totalsSentence({ ...totals, aheadMinutes: -0.01 })).toEndWith(
    "; as many end-server minutes in all",
  );
});
