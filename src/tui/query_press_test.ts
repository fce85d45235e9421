import { expect, test } from "bun:test";

import { drive } from "./_driven.ts";
import { currentScreen } from "./current_screen.ts";
import { topRoute } from "./reduce.ts";
import { sampleState } from "./_samples.ts";
import type { State } from "./types.ts";

const THREE = withNames("loans", "taxes", "deposits");

test("queryPress() filters while it is typed, and Enter keeps it", () => {
  const it = drive(THREE);
  it.press("/");
  it.type("tax");
  expect(shown(it.state())).toEqual(["taxes"]);
  it.press("enter");
  expect(it.state().modal).toBeUndefined();
  expect(shown(it.state())).toEqual(["taxes"]);
});

test("queryPress() goes back to what it was on Esc", () => {
  const it = drive(THREE);
  it.press("/", "t", "a", "enter", "/");
  it.type("xyz");
  expect(shown(it.state())).toEqual([]);
  it.press("esc");
  expect(shown(it.state())).toEqual(["taxes"]);
});

test("queryPress() takes what is pasted as one line", () => {
  const it = drive(THREE);
  it.press("/");
  it.paste("tax\nes");
  expect(topRoute(it.state()).queries.instances).toBe("tax es");
});

test("queryPress() leaves the arrows to the rows", () => {
  const it = drive(THREE);
  it.press("/", "s", "down");
  expect(topRoute(it.state()).selected.instances).toBe("taxes");
  expect(it.state().modal?.kind).toBe("query");
});

test("Esc ends the filter first, and leaves the screen after that", () => {
  const services = sampleState("services");
  const it = drive(services);
  it.press("/", "z", "enter");
  it.press("esc");
  expect(topRoute(it.state()).queries).toEqual({});
  expect(topRoute(it.state()).screen).toBe("services");
  it.press("esc");
  expect(topRoute(it.state()).screen).toBe("instances");
});

test("Esc ends the filter of the first screen, which cannot be left", () => {
  const alone = { ...THREE, routes: THREE.routes.slice(1) };
  const first = drive(alone);
  first.press("/", "z", "enter", "esc");
  expect(shown(first.state())).toHaveLength(3);
});

test("a filter is there again after an instance was looked at", () => {
  const it = drive(THREE);
  it.press("/", "t", "a", "x", "enter", "enter");
  expect(topRoute(it.state()).screen).toBe("instance");
  expect(topRoute(it.state()).instanceId).toBe("taxes");
  it.press("esc");
  expect(shown(it.state())).toEqual(["taxes"]);
});

test("a row stays selected wherever sorting puts it", () => {
  const it = drive(THREE);
  it.press("down", "s");
  expect(shown(it.state())).toEqual(["deposits", "loans", "taxes"]);
  expect(topRoute(it.state()).selected.instances).toBe("taxes");
  it.press("up", "enter");
  expect(topRoute(it.state()).instanceId).toBe("loans");
});

/** The sample's instance under several names, which are its ids too. */
function withNames(...names: readonly string[]): State {
  const state = sampleState("instances");
  const instances = names.flatMap((name) =>
    state.data.instances.map((it) => ({ ...it, id: name, name })),
  );
  return { ...state, data: { ...state.data, instances } };
}

function shown(state: State): readonly string[] {
  return currentScreen({ ...state, modal: undefined }).rows?.ids ?? [];
}
