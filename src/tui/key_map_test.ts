import { expect, test } from "bun:test";

import { sampleState } from "./_samples.ts";
import { currentScreen } from "./current_screen.ts";
import { commandFor, keyLabel, keysLabel } from "./key_map.ts";
import * as scopes from "./key_scopes.ts";
import { SCREENS } from "./screens/mod.ts";
import type { ScreenName } from "./types.ts";

const SCREEN_SCOPES = Object.keys(SCREENS)
  .filter(isScreenName)
  .map((name) => [name, currentScreen(sampleState(name)).bindings] as const);
const SHARED_SCOPES = Object.entries(scopes);
const SCOPES = [...SCREEN_SCOPES, ...SHARED_SCOPES];

test.each(SCOPES)("the key map gives no key of %s two meanings", (_, scope) => {
  const keys = scope.flatMap(({ keys }) => keys);
  expect(keys.length).toBe(new Set(keys).size);
});

test.each(SCOPES)("the key map says what each key of %s does", (_, scope) => {
  expect(scope.filter(({ label }) => label.trim() === "")).toEqual([]);
});

test("the key map asks for no function key", () => {
  const keys = SCOPES.flatMap(([, scope]) => scope.flatMap((it) => it.keys));
  expect(keys.filter((key) => /^(.*-)?f\d+$/i.test(key))).toEqual([]);
});

test("the key map binds nothing that changes something to h, j, k or l", () => {
  const writing = SCOPES.flatMap(([, own]) => own.filter((it) => it.write));
  expect(writing.length).toBeGreaterThan(0);
  const keys = writing.flatMap((binding) => [...binding.keys]);
  expect(keys.filter((key) => "hjkl".includes(key))).toEqual([]);
});

test("bindingsOf() leaves characters to the text field that is being typed in", () => {
  const { bindings } = currentScreen(sampleState("scale"));
  expect(commandFor(bindings, "q")).toBeUndefined();
  expect(commandFor(bindings, "ctrl-c")).toBe("quit");
  expect(commandFor(bindings, "esc")).toBe("back");
});

test("bindingsOf() offers no way back from the first screen", () => {
  const { bindings } = currentScreen(sampleState("welcome"));
  expect(commandFor(bindings, "esc")).toBeUndefined();
});

test("keyLabel() writes keys as keyboards do", () => {
  expect(["esc", "ctrl-l", "page-up", "shift-tab", "?"].map(keyLabel)).toEqual([
    "Esc",
    "Ctrl-L",
    "PgUp",
    "Shift-Tab",
    "?",
  ]);
});

test("keysLabel() writes digits in a row as one", () => {
  expect(keysLabel(["1", "2", "3", "4"])).toBe("1-4");
  expect(keysLabel(["up", "k"])).toBe("Up, k");
});

function isScreenName(name: string): name is ScreenName {
  return name in SCREENS;
}
