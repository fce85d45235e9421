import { expect, test } from "bun:test";

import { helpLines } from "./components/help_lines.ts";
import { drive } from "./_driven.ts";
import { sampleState } from "./_samples.ts";
import { makeTheme } from "./theme.ts";
import type { State } from "./types.ts";

const SMALL = { ...sampleState("instance"), size: { width: 40, height: 12 } };

test("helpPress() scrolls to the last key and no further", () => {
  const it = drive(SMALL);
  it.press("?", ...new Array<string>(60).fill("page-down"));
  const bottom = text(it.state());
  it.press("down");
  expect(text(it.state())).toBe(bottom);
  it.press("up");
  expect(text(it.state())).not.toBe(bottom);
});

test("helpPress() finds keys by what is typed, in either column", () => {
  const it = drive(SMALL);
  it.press("?");
  it.type("redraw");
  expect(text(it.state())).toContain("Ctrl-L");
  expect(text(it.state())).not.toContain("delete");
  it.press("ctrl-u");
  it.type("ctrl-l");
  expect(text(it.state())).toContain("redraw");
});

test("helpPress() takes what was typed away on Esc, and is gone on the next", () => {
  const it = drive(SMALL);
  it.press("?");
  it.type("zz");
  expect(text(it.state())).toContain("No key");
  it.press("esc");
  expect(it.state().modal?.kind).toBe("help");
  it.press("esc");
  expect(it.state().modal).toBeUndefined();
});

test("helpPress() closes on the key that opened it", () => {
  const it = drive(SMALL);
  it.press("?", "?");
  expect(it.state().modal).toBeUndefined();
});

test("the help tells of commands that have no key", () => {
  const it = drive(SMALL);
  it.press("?");
  it.type("theme");
  expect(text(it.state())).toContain(":theme NAME");
});

function text(state: State): string {
  const { modal } = state;
  if (modal?.kind !== "help") throw new Error("There is no help");
  const theme = makeTheme({ noColor: true, ascii: true });
  const lines = helpLines(state, modal, theme);
  return lines.map((it) => it.map(({ text }) => text).join("")).join("\n");
}
