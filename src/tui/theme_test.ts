import { expect, test } from "bun:test";

import { isPaletteName, PALETTES, type Palette } from "./palettes.ts";
import { makeTheme } from "./theme.ts";

const PALETTE_LIST: readonly Palette[] = Object.values(PALETTES);

test("makeTheme() has no colour at all where none is wanted", () => {
  for (const palette of Object.keys(PALETTES).filter(isPaletteName)) {
    const theme = makeTheme({ noColor: true, ascii: false, palette });
    expect([palette, theme.colors]).toEqual([palette, {}]);
    expect(theme.selection).toBeUndefined();
  }
});

test("makeTheme() leaves the terminal its own sixteen colours by default", () => {
  const { colors, selection } = makeTheme({ noColor: false, ascii: false });
  expect(Object.values(colors).every((it) => /^[a-z]+$/.test(it))).toBe(true);
  expect(selection).toBeUndefined();
});

test("makeTheme() asks a terminal of sixteen colours for no others", () => {
  for (const palette of Object.keys(PALETTES).filter(isPaletteName)) {
    const options = { noColor: false, ascii: false, palette, colorDepth: 4 };
    const { colors, selection } = makeTheme(options);
    const asked = [...Object.values(colors), ...Object.values(selection ?? {})];
    expect([palette, asked.filter((it) => it.startsWith("#"))]).toEqual([
      palette,
      [],
    ]);
  }
});

test("makeTheme() tells good, warning and bad apart in every theme that has colours", () => {
  for (const { colors, basic = colors } of PALETTE_LIST) {
    for (const { ok, warn, err } of [colors, basic]) {
      if (ok === undefined) continue;
      expect(new Set([ok, warn, err]).size).toBe(3);
    }
  }
});
