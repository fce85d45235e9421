import { expect, test } from "bun:test";

import { scalingChart } from "./scaling_chart.ts";

function row(rule: string, setting: string, over: number, minutes: number) {
  const what = `held out / poisson / ${rule} / ${setting}`;
  const values = { "over %": over, "end-server min": minutes, calls: 1_000 };
  return { what, values };
}

test("scalingChart() draws each rule's cheapest setting that keeps the target", () => {
  const result = {
    name: "scaling_700_ms",
    title: "Scaling",
    measuredAt: "2030-01-02T03:04:05.000Z",
    rounds: 1,
    quick: false,
    machine: {},
    rows: [
      row("latency_target", "waiting 150 ms", 0.3, 300),
      row("Knative", "concurrency 1", 0.1, 400),
      row("Knative", "concurrency 2", 0.9, 350),
      row("Knative", "concurrency 3", 5, 250),
      row("HPA, CPU", "CPU 80 %", 4, 200),
    ],
  };
  const { groups } = scalingChart(new Map([[result.name, result]]));
  const bars = Object.fromEntries(
    (groups[0]?.bars ?? []).map(({ series, label }) => [series, label]),
  );
  expect(bars).toMatchObject({
    latency_target: "300 min",
    Knative: "350 min",
    "HPA, CPU": "never keeps it",
  });
});

test("scalingChart() of nothing has no groups", () => {
  expect(scalingChart(new Map()).groups).toEqual([]);
});
