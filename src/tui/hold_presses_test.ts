import { expect, test } from "bun:test";

import { holdPresses } from "./hold_presses.ts";
import type { Press } from "./keys.ts";

function key(name: string): Press {
  return { name, text: name.length === 1 ? name : undefined };
}

function recorder() {
  const names: string[] = [];
  return { names, handle: ({ name }: Press) => void names.push(name) };
}

test("holdPresses() lets typing through and holds from Enter on, in order", () => {
  const { names, handle } = recorder();
  const presses = holdPresses(handle);
  for (const name of ["a", "tab", "enter", "b"]) presses.press(key(name));
  expect(names).toEqual(["a", "tab"]);
  presses.release();
  expect(names).toEqual(["a", "tab", "enter", "b"]);
});

test("holdPresses() holds nothing once released", () => {
  const { names, handle } = recorder();
  const presses = holdPresses(handle);
  presses.release();
  presses.press(key("enter"));
  expect(names).toEqual(["enter"]);
});

test("holdPresses() never holds Ctrl-C", () => {
  const { names, handle } = recorder();
  const presses = holdPresses(handle);
  presses.press(key("enter"));
  presses.press(key("ctrl-c"));
  expect(names).toEqual(["ctrl-c"]);
});

test("holdPresses() tells once that it holds something", () => {
  let told = 0;
  const presses = holdPresses(
    () => {},
    () => told++,
  );
  for (const name of ["a", "enter", "b", "enter"]) presses.press(key(name));
  expect(told).toBe(1);
});
