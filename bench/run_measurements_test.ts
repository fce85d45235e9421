import { expect, test } from "bun:test";

import { temporaryDirectory } from "../_tools/testing/temporary_directory.ts";
import { benchPlan } from "./bench_plan.ts";
import { readResults } from "./keep_results.ts";
import { runMeasurements } from "./run_measurements.ts";
import type { Measured, Measurement } from "./types.ts";

const ROWS = [
  { what: "tellerline", values: { "CPU µs/request": 6 } },
  { what: "HAProxy", values: { "CPU µs/request": 10 } },
];

function measurement(name: string, measured: Measured): Measurement {
  return { name, title: `About ${name}`, run: async () => measured };
}

async function report(args: readonly string[], results: string) {
  const all = [
    measurement("unary_4x16", { kind: "measured", rows: ROWS }),
    measurement("picks", { kind: "skipped", reason: "needs Linux" }),
  ];
  const names = all.map((it) => it.name);
  const plan = benchPlan(args, { measurements: names, proxies: [] });
  let text = "";
  const write = (more: string) => void (text += more);
  await runMeasurements(all, plan, { write, progress() {}, results });
  return text;
}

test("runMeasurements() prints figures, bars and what is skipped", async () => {
  const text = await report([], "");
  expect(text).toContain("About unary_4x16 [unary_4x16]");
  expect(text).toMatch(/CPU µs\/request, to HAProxy's +≤ 0.7 +0.6 +met/);
  expect(text).toContain("Skipped: needs Linux");
});

test("runMeasurements() runs only what was asked for", async () => {
  const text = await report(["--only", "picks"], "");
  expect(text).not.toContain("unary");
});

test("runMeasurements() keeps what was measured when told to", async () => {
  using scratch = temporaryDirectory();
  await report(["--write"], scratch.path);
  const results = readResults(scratch.path);
  expect([...results.keys()]).toEqual(["unary_4x16"]);
  expect(results.get("unary_4x16")?.rows).toEqual(ROWS);
});
