import { expect, test } from "bun:test";

import { pasteOf, type Press } from "../keys.ts";
import { edit, type Editing } from "./edit.ts";

const EMPTY: Editing = { value: "", cursor: 0 };

function typed(...names: readonly string[]): Editing {
  return names.reduce<Editing>((editing, name) => {
    const text = name.length === 1 || name > "~" ? name : undefined;
    return edit(editing, { name, text } satisfies Press) ?? editing;
  }, EMPTY);
}

test("edit() puts characters where the cursor is", () => {
  expect(typed("a", "b", "left", "X")).toEqual({ value: "aXb", cursor: 2 });
});

test("edit() removes before and under the cursor", () => {
  expect(typed("a", "b", "c", "left", "backspace").value).toBe("ac");
  expect(typed("a", "b", "home", "delete").value).toBe("b");
  expect(typed("backspace")).toEqual(EMPTY);
});

test("edit() knows the keys of a shell", () => {
  const words = ["o", "n", "e", " ", "t", "w", "o"];
  expect(typed(...words, "ctrl-w").value).toBe("one ");
  expect(typed(...words, "ctrl-u")).toEqual(EMPTY);
  expect(typed(...words, "ctrl-a", "right", "ctrl-k").value).toBe("o");
  expect(typed(...words, "ctrl-a", "ctrl-e").cursor).toBe(7);
});

test("edit() counts characters as a person does", () => {
  expect(typed("帳", "👩‍👩‍👧", "backspace")).toEqual({ value: "帳", cursor: 1 });
});

test("edit() pastes one clean line", () => {
  const pasted = edit(EMPTY, pasteOf("one\ntwo\x1b[31m three"));
  expect(pasted?.value).toBe("one two three");
});

test("edit() stops at a bound, so that no paste can be too much", () => {
  const pasted = edit(EMPTY, pasteOf("x".repeat(100_000)));
  expect(pasted?.value.length).toBe(16_384);
});

test("edit() leaves keys that are none of its own to others", () => {
  expect(edit(EMPTY, { name: "esc", text: undefined })).toBeUndefined();
});
