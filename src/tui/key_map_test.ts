import { expect, test } from "bun:test";

import { sampleState } from "./_samples.ts";
import { currentScreen } from "./current_screen.ts";
import {
  commandFor,
  CONFIRM,
  GLOBAL,
  HELP,
  keyLabel,
  LIST,
} from "./key_map.ts";
import { SCREENS } from "./screens/mod.ts";

const SCOPES = Object.entries(SCREENS).map(([name, { bindings, rows }]) => {
  return [name, [...bindings, ...(rows ? LIST : []), ...GLOBAL]] as const;
});

test.each([...SCOPES, ["confirm", CONFIRM], ["help", HELP]] as const)(
  "the key map gives no key of %s two meanings",
  (_, bindings) => {
    const keys = bindings.flatMap(({ keys }) => keys);
    expect(keys.length).toBe(new Set(keys).size);
  },
);

test("the key map binds nothing that changes something to h, j, k or l", () => {
  const writing = SCOPES.flatMap(([, own]) => own.filter((it) => it.write));
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
