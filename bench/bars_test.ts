import { expect, test } from "bun:test";

import { CALCULATORS } from "../src/finance/mod.ts";
import { barsOf, judge, type Bar } from "./bars.ts";
import { MEASUREMENTS } from "./measurements.ts";
import { SCENES } from "./replay/scenes.ts";
import { ERLANG_ROWS } from "./simulator/erlang.ts";
import type { Measured } from "./types.ts";

const BAR: Bar = {
  measurement: "unary_4x16",
  column: "CPU µs/request",
  isRatio: true,
  kind: "at most",
  limit: 0.7,
};

function measured(ours: number, theirs: number): Measured {
  const rows = [
    { what: "tellerline", values: { [BAR.column]: ours } },
    { what: "HAProxy", values: { [BAR.column]: theirs } },
  ];
  return { kind: "measured", rows };
}

test("judge() divides our figure by HAProxy's", () => {
  expect(judge(BAR, measured(6, 10))).toMatchObject({
    value: 0.6,
    isMet: true,
  });
  expect(judge(BAR, measured(8, 10)).isMet).toBe(false);
});

test("judge() knows figures that should be large", () => {
  const bar: Bar = { ...BAR, kind: "at least", limit: 1.3 };
  expect(judge(bar, measured(14, 10)).isMet).toBe(true);
  expect(judge(bar, measured(12, 10)).isMet).toBe(false);
});

test("judge() takes a figure by itself where the bar says so", () => {
  const bar: Bar = { ...BAR, isRatio: false, limit: 16 };
  expect(judge(bar, measured(2, 1)).value).toBe(2);
});

test("judge() takes the figure of the row that the bar names", () => {
  const bar: Bar = { ...BAR, isRatio: false, row: "HAProxy" };
  expect(judge(bar, measured(2, 1)).value).toBe(1);
  expect(judge({ ...bar, row: "none" }, measured(2, 1)).isMet).toBe(false);
});

test("judge() never calls a missing figure a success", () => {
  const skipped = { kind: "skipped" as const, reason: "needs Linux" };
  expect(judge(BAR, skipped).isMet).toBe(false);
  const failed = { what: "tellerline", values: {}, note: "1 of 1 runs failed" };
  const rows = [failed, { what: "HAProxy", values: { [BAR.column]: 9 } }];
  expect(judge(BAR, { kind: "measured", rows }).isMet).toBe(false);
});

test("barsOf() sets bars for measurements that exist", () => {
  const names = MEASUREMENTS.map((it) => it.name);
  const bars = barsOf(names);
  const attacks = names.filter((it) => it.startsWith("attack_"));
  const services = Object.keys(CALCULATORS);
  const console = bars.filter((it) => it.measurement === "console");
  expect(console).toHaveLength(2 * 5); // from source and compiled
  expect(bars).toHaveLength(
    13 +
      attacks.length +
      2 * services.length +
      1 +
      ERLANG_ROWS.length +
      SCENES.length +
      console.length,
  );
  expect(barsOf(["picks"])).toEqual([]);
});
