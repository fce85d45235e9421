import { expect, test } from "bun:test";

import { drive } from "./_driven.ts";
import { sampleState } from "./_samples.ts";
import { topRoute } from "./reduce.ts";

const INSTANCES = sampleState("instances");

test("palettePress() runs the best match on Enter and is gone", () => {
  const it = drive(INSTANCES);
  it.press(":");
  it.type("dep");
  it.press("enter");
  expect(topRoute(it.state()).screen).toBe("deploy");
  expect(it.state().modal).toBeUndefined();
});

test("palettePress() does what the key of the screen does", () => {
  const it = drive(INSTANCES);
  it.press(":");
  it.type("delete");
  it.press("enter");
  expect(it.state().modal?.kind).toBe("confirm");
});

test("palettePress() completes with Tab up to what is to be typed", () => {
  const it = drive(INSTANCES);
  it.press(":");
  it.type("the");
  it.press("tab");
  expect(line(it)).toBe("theme ");
  it.type("high");
  it.press("enter");
  expect(it.state().settings.theme).toBe("high-contrast");
});

test("palettePress() asks for what a verb wants before it runs it", () => {
  const it = drive(INSTANCES);
  it.press(":");
  it.type("refresh");
  it.press("enter");
  expect(line(it)).toBe("refresh ");
  it.type("2s");
  it.press("enter");
  expect(it.state().settings.refreshMs).toBe(2_000);
  expect(it.state().notice?.text).toBe("Live data every 2 s");
});

test("palettePress() goes through the entries and round", () => {
  const it = drive(INSTANCES);
  it.press(":");
  it.type("confirm ");
  it.press("up", "enter");
  expect(it.state().settings.confirm).toBe("none");
});

test("palettePress() says so when nothing fits, and keeps what was typed", () => {
  const it = drive(INSTANCES);
  it.press(":");
  it.type("frobnicate");
  it.press("enter");
  expect(it.state().notice?.text).toContain('Cannot run "frobnicate"');
  expect(line(it)).toBe("frobnicate");
});

test("palettePress() leaves everything as it was on Esc", () => {
  const it = drive(INSTANCES);
  it.press(":");
  it.paste("theme high-contrast\n");
  it.press("esc");
  expect(it.state()).toEqual(INSTANCES);
});

test("palettePress() opens from a form by Ctrl-P, where a colon is a letter", () => {
  const it = drive(sampleState("scale"));
  it.press(":");
  expect(it.state().modal).toBeUndefined();
  it.press("ctrl-p");
  expect(it.state().modal?.kind).toBe("palette");
});

test("palettePress() filters and sorts the table beneath", () => {
  const it = drive(INSTANCES);
  it.press(":");
  it.type("filter nothing");
  it.press("enter", ":");
  it.type("sort name down");
  it.press("enter");
  expect(topRoute(it.state()).queries.instances).toEqual("nothing");
  expect(it.state().remembered.sorts.instances).toEqual({
    column: "name",
    descending: true,
  });
});

function line(it: ReturnType<typeof drive>): string | undefined {
  const { modal } = it.state();
  return modal?.kind === "palette" ? modal.line.value : undefined;
}
