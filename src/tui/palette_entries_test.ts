import { expect, test } from "bun:test";

import { sampleState } from "./_samples.ts";
import { currentScreen } from "./current_screen.ts";
import { SCREENS } from "./screens/mod.ts";
import type { ScreenName, State } from "./types.ts";
import { paletteEntries } from "./palette_entries.ts";
import { VERBS } from "./commands/verbs.ts";

const INSTANCES = named("loans", sampleState("instances"));

test("paletteEntries() lists what the keys of the screen do, with the keys", () => {
  const entry = entryOf(INSTANCES, "delete");
  expect(entry).toMatchObject({ text: "delete", keys: "d" });
  expect(entryOf(INSTANCES, "quit")).toMatchObject({ keys: "q, Ctrl-C" });
});

test.each(Object.keys(SCREENS).filter(isScreenName))(
  "paletteEntries() has every key of its own of %s",
  (screen) => {
    const state = sampleState(screen);
    const texts = paletteEntries(state, "").map(({ text }) => text);
    const { bindings } = currentScreen(state);
    const own = SCREENS[screen].bindings.map(({ command }) => command);
    const inForce = bindings.filter(({ command }) => own.includes(command));
    expect(texts).toEqual(
      expect.arrayContaining(inForce.map(({ command }) => command)),
    );
  },
);

test("paletteEntries() finds an instance by its name alone", () => {
  expect(texts(INSTANCES, "loa")).toContain("instance loans");
  expect(texts(INSTANCES, "loans")[0]).toBe("instance loans");
});

test("paletteEntries() takes an address as it is typed, before any known one it is like", () => {
  const remembered = { sorts: {}, scalers: ["127.0.0.1:17400"] };
  const state = { ...INSTANCES, remembered };
  expect(texts(state, "attach ")).toEqual(["attach 127.0.0.1:17400"]);
  expect(texts(state, "attach 127.0.0.1:7400")).toEqual([
    "attach 127.0.0.1:7400",
    "attach 127.0.0.1:17400",
  ]);
  expect(texts(state, "detach")).not.toContain("detach");
  const attached = { ...state, attached: "127.0.0.1:17400" };
  expect(texts(attached, "detach")[0]).toBe("detach");
});

test("paletteEntries() finds a verb by an alias", () => {
  expect(texts(INSTANCES, "ls")[0]).toBe("instances");
  expect(texts(INSTANCES, "svc lo")[0]).toBe("services loans");
});

test("paletteEntries() lists what can be typed after a verb", () => {
  expect(texts(INSTANCES, "confirm ")).toEqual([
    "confirm all",
    "confirm destructive",
    "confirm none",
  ]);
  expect(texts(INSTANCES, "sort qu")[0]).toBe("sort queue");
});

test("paletteEntries() takes as it is what nobody can list", () => {
  expect(texts(INSTANCES, "filter two words")).toEqual(["filter two words"]);
  expect(texts(INSTANCES, "refresh 750ms")).toEqual(["refresh 750ms"]);
});

test("paletteEntries() has nothing that writes in a console that only looks", () => {
  const readOnly = { ...INSTANCES, readOnly: true };
  expect(texts(readOnly, "")).not.toContain("deploy");
  expect(texts(readOnly, "")).not.toContain("delete");
  expect(texts(readOnly, "")).toContain("instances");
});

test("paletteEntries() offers nothing of an account before there is one", () => {
  const welcome = sampleState("welcome");
  const data = { ...welcome.data, email: undefined, instances: [] };
  const found = texts({ ...welcome, data }, "");
  expect(found).not.toContain("deploy");
  expect(found).not.toContain("services");
  expect(found).toContain("theme");
});

test("no two verbs answer to one name", () => {
  const names = VERBS.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  expect(names.length).toBe(new Set(names).size);
});

function entryOf(state: State, typed: string) {
  return paletteEntries(state, typed)[0];
}

function texts(state: State, typed: string): string[] {
  return paletteEntries(state, typed).map(({ text }) => text);
}

function named(name: string, state: State): State {
  const instances = state.data.instances.map((it) => ({ ...it, name }));
  return { ...state, data: { ...state.data, instances } };
}

function isScreenName(name: string): name is ScreenName {
  return name in SCREENS;
}
