import { expect, test } from "bun:test";

import { drive, type Driven } from "./_driven.ts";
import { sampleState } from "./_samples.ts";
import type { Confirmation } from "./settings/settings.ts";
import { topRoute } from "./reduce.ts";
import type { ScreenName, State } from "./types.ts";

test("Enter on a question that nobody turned is Cancel", () => {
  const it = deleting();
  it.press("d", "enter");
  expect(it.done).toEqual([]);
  expect(it.state().modal).toBeUndefined();
});

test("an instance is deleted once its name is typed in full", () => {
  const it = deleting();
  it.press("d");
  it.type("loan");
  it.press("right", "enter");
  expect(it.done).toEqual([]);
  it.type("s");
  it.press("enter");
  expect(it.done).toEqual(["remove i1"]);
});

test("no letter of the name is taken for an answer", () => {
  const it = deleting("yny");
  it.press("d");
  it.type("yny");
  expect(it.state().modal).toMatchObject({ line: { value: "yny" }, at: 1 });
});

test("a name of hostile characters can be typed as it is shown", () => {
  const it = deleting("a\x1b[2Jb\u202e");
  it.press("d");
  it.type("ab");
  it.press("enter");
  expect(it.done).toEqual(["remove i1"]);
});

test("Esc is Cancel whatever was typed", () => {
  const it = deleting();
  it.press("d");
  it.type("loans");
  it.press("esc");
  expect(it.done).toEqual([]);
  expect(it.state().modal).toBeUndefined();
});

test("who wants no questions is asked none", () => {
  const it = deleting("loans", { confirm: "none" });
  it.press("d");
  expect(it.done).toEqual(["remove i1"]);
});

test("who wants every question is asked before a change is sent", () => {
  const it = scaling("all");
  it.press("enter");
  expect(it.state().modal?.kind).toBe("confirm");
  expect(it.done).toEqual([]);
  expect(topRoute(it.state()).form?.status.kind).toBe("editing");
  it.press("right", "enter");
  expect(it.done).toEqual(["scale"]);
  expect(topRoute(it.state()).form?.status.kind).toBe("pending");
});

test("others are not asked before a change is sent", () => {
  const it = scaling("destructive");
  it.press("enter");
  expect(it.done).toEqual(["scale"]);
});

test("a console that only looks sends no form", () => {
  const it = scaling("none", { readOnly: true });
  it.press("enter");
  expect(it.done).toEqual([]);
  expect(it.state().notice?.text).toContain("read-only");
});

test("a console that only looks says why a key does nothing", () => {
  const it = deleting("loans", { readOnly: true });
  it.press("d");
  expect(it.state().modal).toBeUndefined();
  expect(it.state().notice?.text).toStartWith("Cannot delete: ");
});

interface Wanted {
  readonly confirm?: Confirmation;
  readonly readOnly?: boolean;
}

function at(screen: ScreenName, wanted: Wanted): State {
  const { confirm = "destructive", readOnly = false } = wanted;
  const state = sampleState(screen);
  return { ...state, readOnly, settings: { ...state.settings, confirm } };
}

function deleting(name = "loans", wanted: Wanted = {}): Driven {
  const state = at("instances", wanted);
  const instances = state.data.instances.map((it) => ({ ...it, name }));
  return drive({ ...state, data: { ...state.data, instances } });
}

function scaling(confirm: Confirmation, wanted: Wanted = {}): Driven {
  return drive(at("scale", { ...wanted, confirm }));
}
