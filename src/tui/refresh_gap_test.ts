import { expect, test } from "bun:test";

import { initialState } from "./reduce.ts";
import { refreshGap } from "./refresh_gap.ts";
import { DEFAULT_SETTINGS } from "./settings/settings.ts";
import { welcomeRoute } from "./welcome_form.ts";

const STATE = initialState(welcomeRoute());

function gap(refreshMs: number, focused: boolean): number {
  const settings = { ...DEFAULT_SETTINGS, refreshMs };
  return refreshGap({ ...STATE, settings, focused });
}

test("refreshGap() is what was chosen while the terminal is looked at", () => {
  expect(gap(250, true)).toBe(250);
  expect(gap(30_000, true)).toBe(30_000);
});

test("refreshGap() is five seconds at least while nobody looks", () => {
  expect(gap(250, false)).toBe(5_000);
  expect(gap(30_000, false)).toBe(30_000);
});
