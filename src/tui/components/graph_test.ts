import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/seeded_prng.ts";
import { lineWidth, type Line } from "../line.ts";
import { makeTheme } from "../theme.ts";
import { widthOf } from "../text.ts";
import { graphLines, valuesIn } from "./graph.ts";
import { plotLines } from "./plot.ts";
import { roundMost } from "./round_most.ts";
import { sparkline } from "./sparkline.ts";

const HOSTILE = [
  NaN,
  Infinity,
  -Infinity,
  -1,
  -0,
  0,
  1,
  0.5,
  Number.MIN_VALUE,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.MAX_SAFE_INTEGER,
] as const;

const prng = seededPrng(7);

function below(count: number): number {
  return Math.floor(prng() * count);
}

function hostileValues(count = below(400)): number[] {
  return Array.from({ length: count }, () => {
    const chosen = HOSTILE[below(HOSTILE.length)] ?? NaN;
    return prng() < 0.5 ? chosen : prng() * 1_000;
  });
}

function textOf(lines: readonly Line[]): string[] {
  return lines.map((spans) => spans.map(({ text }) => text).join(""));
}

for (const ascii of [false, true]) {
  describe(ascii ? "in ASCII" : "in Unicode", () => {
    test("sparkline() is as wide as asked for, whatever the numbers", () => {
      for (let i = 0; i < 500; i++) {
        const width = below(120) - 5;
        const most = hostileValues(1)[0] ?? 0;
        const options =
          prng() < 0.5 ? { width, ascii } : { width, ascii, most };
        const text = sparkline(hostileValues(), options);
        expect(widthOf(text)).toBe(Math.max(0, width));
        if (ascii) expect(text).toMatch(/^[ .:\-=+*#]*$/);
      }
    });

    test("plotLines() fills its room and no more, whatever the numbers", () => {
      for (let i = 0; i < 300; i++) {
        const [width, height] = [below(80) - 3, below(14) - 2];
        const most = hostileValues(1)[0] ?? 0;
        const area = { values: hostileValues(), tone: "ok" } as const;
        const data = { area, line: { values: hostileValues() } };
        const lines = plotLines(data, { width, height, most, ascii });
        const rows = width > 0 ? Math.max(0, height) : 0;
        expect(lines).toHaveLength(rows);
        for (const it of lines) expect(lineWidth(it)).toBe(width);
        if (ascii) expect(textOf(lines).join("")).toMatch(/^[ -~]*$/);
      }
    });

    test("graphLines() never leaves its room, whatever the numbers", () => {
      const theme = makeTheme({ noColor: true, ascii });
      for (let i = 0; i < 200; i++) {
        const [width, height] = [below(70), below(14)];
        const most = hostileValues(1)[0] ?? 0;
        const area = { values: hostileValues() };
        const title = [{ text: "Requests/s 12" }, { text: "most 99" }];
        const label = String;
        const data = { area, title, most, label, stepS: 1 };
        const lines = graphLines(data, { width, height, theme });
        expect(lines.length).toBeLessThanOrEqual(height);
        for (const it of lines)
          expect(lineWidth(it)).toBeLessThanOrEqual(width);
        if (ascii) expect(textOf(lines).join("")).toMatch(/^[ -~]*$/);
      }
    });
  });
}

test("sparkline() shows the newest at the right, and gaps as blanks", () => {
  expect(sparkline([9, 1, 2, 4, 8], { width: 4 })).toBe("▁▂▄█");
  expect(sparkline([4, NaN, 0, 8], { width: 6 })).toBe("  ▄  █");
  expect(sparkline([1, 4, 7], { width: 3, ascii: true })).toBe(".=#");
});

test("sparkline() lets what is anything at all be seen", () => {
  expect(sparkline([0.001, 1_000], { width: 2 })).toBe("▁█");
});

test("plotLines() fills an area from the bottom, two values a cell", () => {
  const options = { width: 2, height: 2, most: 8, ascii: false };
  const area = { values: [8, 4, 1, 0] };
  expect(textOf(plotLines({ area }, options))).toEqual(["⡇ ", "⣿⡀"]);
});

test("plotLines() draws a line over the area, upright where it jumps", () => {
  const options = { width: 1, height: 1, most: 4, ascii: false };
  const data = { area: { values: [0, 0] }, line: { values: [1, 4] } };
  expect(textOf(plotLines(data, options))).toEqual(["⡸"]);
});

test("plotLines() marks the line in its own tone, above the area", () => {
  const options = { width: 1, height: 3, most: 3, ascii: true };
  const area = { values: [1], tone: "accent" } as const;
  const line = { values: [3], tone: "warn" } as const;
  expect(plotLines({ area, line }, options)).toEqual([
    [{ text: "o", tone: "warn" }],
    [{ text: " ", tone: "accent" }],
    [{ text: "#", tone: "accent" }],
  ]);
});

test("graphLines() labels the ends of its axis and the time it covers", () => {
  const theme = makeTheme({ noColor: true, ascii: true });
  const values = Array.from({ length: 40 }, (_, index) => index);
  const title = [{ text: "Requests/s 39" }, { text: "most 39" }];
  const data = {
    area: { values },
    title,
    most: 50,
    label: String,
    stepS: 2,
  };
  const room = { width: 31, height: 6, theme };
  expect(textOf(graphLines(data, room))).toEqual([
    "Requests/s 39  most 39",
    "    50 |                      .",
    "       |         ..::--==+**###",
    "       |--==++**###############",
    "     0 |#######################",
    "        46 s ago ---------- now",
  ]);
  expect(valuesIn(room)).toBe(23);
});

test("roundMost() ends an axis at a round number that is not below", () => {
  const asked = [0, 0.3, 1, 1.5, 4, 7, 10, 11, 118, NaN, Infinity];
  expect(asked.map((it) => roundMost(it))).toEqual([
    1, 1, 1, 1.5, 5, 7.5, 10, 15, 150, 1, 1,
  ]);
  expect(roundMost(0.4, 0.1)).toBeCloseTo(0.5);
});
