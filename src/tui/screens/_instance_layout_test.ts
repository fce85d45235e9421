import { expect, test } from "bun:test";

import { GAP } from "../beside.ts";
import { instanceLayout, type LayoutOptions } from "./_instance_layout.ts";

const OPTIONS: LayoutOptions = {
  width: 80,
  height: 19,
  tab: "servers",
  isLarge: false,
  most: 10,
  isDockFocused: false,
};

test("instanceLayout() fills its room and no more, whatever the size", () => {
  for (let width = 40; width <= 240; width += 7) {
    for (let height = 6; height <= 70; height += 3) {
      for (const isDockFocused of [false, true]) {
        const size = { width, height };
        const layout = instanceLayout({ ...OPTIONS, ...size, isDockFocused });
        const { pastHeight, columns, dock } = layout;
        const beside = columns.length - 1 + (dock ? 1 : 0);
        const widths = columns.map((column) => column.width);
        const used = [...widths, dock?.width ?? 0].reduce((a, b) => a + b, 0);
        expect(used + beside * GAP).toBe(width);
        for (const { panels } of columns) {
          const heights = panels.map((panel) => panel.height);
          expect(Math.min(...heights)).toBeGreaterThan(0);
          const all = heights.reduce((a, b) => a + b, pastHeight);
          expect(all).toBe(height);
        }
      }
    }
  }
});

test("instanceLayout() shows one table at 40x12 and 80x24, four from 120x40 on", () => {
  const shown = (width: number, height: number) => {
    const { columns } = instanceLayout({ ...OPTIONS, width, height });
    return columns.flatMap(({ panels }) => panels.map(({ tab }) => tab));
  };
  expect(shown(40, 7)).toEqual(["servers"]);
  expect(shown(80, 19)).toEqual(["servers"]);
  const all = ["servers", "connections", "decisions", "log"];
  expect(shown(120, 35).map(String)).toEqual(all);
  expect(shown(200, 55).map(String)).toEqual(all);
});

test("instanceLayout() has the past as lines at 80x24, as graphs where there is room", () => {
  const past = (width: number, height: number, isLarge = false) =>
    instanceLayout({ ...OPTIONS, width, height, isLarge }).past;
  expect(past(40, 7)).toBe("none");
  expect(past(40, 7, true)).toBe("lines");
  expect(past(80, 19)).toBe("lines");
  expect(past(80, 19, true)).toBe("graphs");
  expect(past(120, 35)).toBe("graphs");
});

test("instanceLayout() always docks the calculator at 200x60, at 120x40 while it has the keys", () => {
  const dock = (width: number, height: number, isDockFocused: boolean) => {
    const size = { width, height, isDockFocused };
    return instanceLayout({ ...OPTIONS, ...size }).dock !== undefined;
  };
  expect(dock(200, 55, false)).toBe(true);
  expect(dock(120, 35, false)).toBe(false);
  expect(dock(120, 35, true)).toBe(true);
  expect(dock(80, 19, true)).toBe(false);
});
