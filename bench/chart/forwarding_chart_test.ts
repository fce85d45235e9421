import { expect, test } from "bun:test";

import { forwardingChart } from "./forwarding_chart.ts";

const RESULT = {
  name: "unary_4x16",
  title: "Unary",
  measuredAt: "2030-01-02T03:04:05.000Z",
  rounds: 5,
  quick: false,
  machine: { cpu: "a processor", cores: 2, linux: "6", bun: "1" },
  rows: [
    { what: "tellerline", values: { "CPU µs/request": 7.5 } },
    { what: "HAProxy", values: {}, note: "1 of 5 runs failed" },
  ],
};

test("forwardingChart() draws the scenarios there are, with their unit", () => {
  const { groups, note } = forwardingChart(new Map([["unary_4x16", RESULT]]));
  expect(groups).toEqual([
    {
      title: "Unary (CPU µs/request)",
      bars: [
        { series: "tellerline", value: 7.5 },
        { series: "HAProxy", value: 0, label: "no result" },
      ],
    },
  ]);
  expect(note).toContain("a processor, 2 cores");
  expect(note).toContain("2030-01-02");
});

test("forwardingChart() of nothing has no groups", () => {
  expect(forwardingChart(new Map()).groups).toEqual([]);
});
