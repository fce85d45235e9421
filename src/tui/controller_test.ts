import { expect, test } from "bun:test";

import { currentScreen } from "./current_screen.ts";
import { drive } from "./_driven.ts";
import { sampleState } from "./_samples.ts";
import { SCREENS } from "./screens/mod.ts";
import { topRoute } from "./reduce.ts";
import type { ScreenName } from "./types.ts";

for (const screen of Object.keys(SCREENS).filter(isScreenName)) {
  const { bindings } = currentScreen(sampleState(screen));
  const keys = bindings.flatMap((it) => it.keys.map((key) => [key, it.label]));
  test.each(keys)(`on ${screen} %s does something: %s`, (key) => {
    const before = sampleState(screen);
    const it = drive(before);
    it.press(key);
    const isChanged = it.state() !== before;
    expect(isChanged || it.done.length > 0).toBe(true);
  });
}

test("createController() forgets the last notice with the next key", () => {
  const it = drive(sampleState("instances"));
  it.press("-");
  expect(it.state().notice).toBeDefined();
  it.press("down");
  expect(it.state().notice).toBeUndefined();
});

test("createController() goes through rows by vi's keys", () => {
  const state = sampleState("instance", { count: 60 });
  const sized = { ...state, size: { width: 80, height: 23 } };
  const it = drive(sized);
  const at = () => topRoute(it.state()).selected.servers;
  it.press("j", "j", "k");
  const second = at();
  it.press("G");
  const last = at();
  it.press("g", "ctrl-d", "ctrl-u", "j");
  expect([second, last, at()]).toEqual(["a word-1", "a word-59", "a word-1"]);
});

function isScreenName(name: string): name is ScreenName {
  return name in SCREENS;
}
