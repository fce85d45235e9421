import { expect, test } from "bun:test";

import { drive } from "./_driven.ts";
import { sampleState } from "./_samples.ts";
import { topRoute } from "./reduce.ts";
import type { State } from "./types.ts";

/** The sample calculator at a size, its answer there. */
function calculator(size = { width: 80, height: 24 }): State {
  return { ...sampleState("calculation"), size };
}

test("a calculator takes letters into its form until the answer has the keys", () => {
  const { press, state } = drive(calculator());
  press("y");
  expect(topRoute(state()).form?.values.principal).toBe("y");
  press("ctrl-o", "y");
  expect(topRoute(state()).form?.values.principal).toBe("y");
  expect(state().notice?.text).toContain("Copied the answer");
});

test("a calculator's answer scrolls to its end and no further", () => {
  const { press, state } = drive(calculator());
  press("ctrl-o", "end");
  const { scroll } = topRoute(state());
  expect(scroll).toBeGreaterThan(20);
  press("down", "page-down");
  expect(topRoute(state()).scroll).toBe(scroll);
  press("home", "up");
  expect(topRoute(state()).scroll).toBe(0);
});

test("a calculator goes to the table first, then to the next, and round", () => {
  const { press, state } = drive(calculator({ width: 80, height: 14 }));
  press("ctrl-o", "t");
  expect(topRoute(state()).scroll).toBeGreaterThan(0);
  expect(topRoute(state()).place?.table ?? "").toBe("");
  press("t");
  expect(topRoute(state()).place?.table).toBe("years");
  press("t");
  expect(topRoute(state()).place?.table).toBe("schedule");
});

test("a calculator passes over columns as far as there are any", () => {
  const { press, state } = drive(calculator({ width: 50, height: 14 }));
  press("ctrl-o", "t", "t", ...Array.from({ length: 9 }, () => "right"));
  const skipped = topRoute(state()).place?.skipped ?? 0;
  expect(skipped).toBeGreaterThan(0);
  expect(skipped).toBeLessThan(4);
  press("left");
  expect(topRoute(state()).place?.skipped).toBe(skipped - 1);
});

test("a calculator asks the same again as it was asked last", () => {
  const { press, state, done } = drive(calculator());
  press("9", "ctrl-r");
  expect(done).toContain("calculate");
  expect(topRoute(state()).form?.values.principal).toBe("100000");
  expect(topRoute(state()).form?.status.kind).toBe("pending");
});

test("a calculator opens what was asked before, with its answer", () => {
  const { press, state } = drive(calculator());
  press("ctrl-b");
  expect(topRoute(state()).screen).toBe("history");
  press("enter");
  const { screen, form, answer } = topRoute(state());
  expect(screen).toBe("calculation");
  expect(form?.values.principal).toBe("100000");
  expect(answer?.outputs.instalment).toBe("8678.23");
});

test("a calculator without an answer has nothing to copy or to export", () => {
  const state = calculator();
  const routes = state.routes.map((it) => ({ ...it, answer: undefined }));
  const driven = drive({ ...state, routes });
  driven.press("ctrl-s");
  expect(driven.state().notice?.text).toContain("no answer yet");
  driven.press("ctrl-y");
  expect(driven.done.filter((it) => it.startsWith("copy"))).toEqual([]);
});

test("a calculator hands its values to the load screen, which stops by x", () => {
  const { press, state, done } = drive(calculator());
  press("5", "ctrl-g");
  expect(topRoute(state())).toMatchObject({
    screen: "load",
    before: { principal: "5" },
  });
  press("enter", "ctrl-x");
  expect(done).toEqual(["startLoad", "stopLoad"]);
});
