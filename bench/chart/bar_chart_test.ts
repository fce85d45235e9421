import { expect, test } from "bun:test";

import { barChart } from "./bar_chart.ts";

const CHART = {
  title: 'CPU & "time"',
  subtitle: "less is better",
  series: ["ours", "theirs"],
  groups: [
    {
      title: "a < b",
      bars: [
        { series: "ours", value: 5 },
        { series: "theirs", value: 10 },
      ],
    },
    { title: "c", bars: [{ series: "theirs", value: 0, label: "failed" }] },
  ],
  note: "here",
};

function widths(svg: string): number[] {
  const bars = svg.matchAll(/<rect class="s\d"[^>]* width="([\d.]+)"/g);
  return [...bars].map(([, width]) => Number(width));
}

test("barChart() draws bars in proportion within their group", () => {
  const [ours = 0, theirs = 0, failed] = widths(barChart(CHART));
  expect(theirs).toBeGreaterThan(0);
  expect(ours / theirs).toBeCloseTo(0.5, 2);
  expect(failed).toBe(0);
});

test("barChart() keeps every bar and figure inside the picture", () => {
  const svg = barChart(CHART);
  const height = Number(/viewBox="0 0 860 (\d+)"/.exec(svg)?.[1]);
  const lowest = [...svg.matchAll(/ y="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(Math.max(...lowest)).toBeLessThan(height);
  expect(Math.max(...widths(svg))).toBeLessThan(860 - 24 - 160 - 80);
});

test("barChart() escapes what would end a text", () => {
  const svg = barChart(CHART);
  expect(svg).toContain("CPU &amp; &quot;time&quot;");
  expect(svg).toContain("a &lt; b");
  expect(svg.match(/<text/g)).toHaveLength(11);
});

test("barChart() has colours for dark pages too", () => {
  expect(barChart(CHART)).toContain("@media(prefers-color-scheme:dark)");
});

test("barChart() says a label in place of a figure", () => {
  expect(barChart(CHART)).toContain(">failed</text>");
});
