import { expect, test } from "bun:test";

import {
  chosen,
  openForm,
  outside,
  reduceForm,
  refuse,
  type FormField,
  type FormState,
} from "./form.ts";

const CHOICES = ["a", "b", "c"].map((value) => ({ value, label: value }));
const FIELDS: readonly FormField[] = [
  { name: "many", label: "Many", kind: "many", choices: CHOICES },
  { name: "text", label: "Text", kind: "text", required: true },
  { name: "one", label: "One", kind: "choice", choices: CHOICES },
];

function after(form: FormState, ...names: readonly string[]): FormState {
  return names.reduce((form, name) => {
    const text = name.length === 1 ? name : undefined;
    const result = reduceForm(form, { name, text });
    return result.kind === "ignored" ? form : result.form;
  }, form);
}

test("openForm() starts with the first field and the first choices", () => {
  const form = openForm(FIELDS, { text: "given" });
  expect(form.focus).toBe(0);
  expect(form.values).toEqual({ many: "", text: "given", one: "a" });
});

test("reduceForm() moves the focus round, and to the end of a text", () => {
  const form = openForm(FIELDS, { text: "given" });
  expect(after(form, "tab")).toMatchObject({ focus: 1, cursor: 5 });
  expect(after(form, "shift-tab").focus).toBe(2);
  expect(after(form, "tab", "tab", "tab").focus).toBe(0);
});

test("reduceForm() chooses several, in the order they are listed", () => {
  const form = after(openForm(FIELDS), "down", "down", "space", "up", "space");
  expect(chosen(form.values.many)).toEqual(["b", "c"]);
  expect(chosen(after(form, "space").values.many)).toEqual(["c"]);
  expect(chosen(after(form, "a").values.many)).toEqual(["a", "b", "c"]);
  expect(chosen(after(form, "a", "a").values.many)).toEqual([]);
});

test("reduceForm() turns a choice both ways", () => {
  const form = after(openForm(FIELDS), "shift-tab");
  expect(after(form, "right").values.one).toBe("b");
  expect(after(form, "left").values.one).toBe("c");
  expect(after(form, "right", "right", "right").values.one).toBe("a");
});

test("reduceForm() goes to what is still required instead of sending", () => {
  const form = after(openForm(FIELDS), "enter");
  expect(form).toMatchObject({ focus: 1, status: { kind: "editing" } });
});

test("reduceForm() sends once, and not again while the answer is awaited", () => {
  const ready = openForm(FIELDS, { text: "given" });
  const sent = reduceForm(ready, { name: "enter", text: undefined });
  expect(sent.kind).toBe("submit");
  if (sent.kind === "ignored") throw new Error("not sent");
  const again = reduceForm(sent.form, { name: "enter", text: undefined });
  expect(again.kind).toBe("changed");
});

test("reduceForm() leaves letters to the key map where there is no text", () => {
  const result = reduceForm(openForm(FIELDS), { name: "q", text: "q" });
  expect(result.kind).toBe("ignored");
});

test("refuse() takes the focus to the first wrong field", () => {
  const form = refuse(openForm(FIELDS), "No", { one: "bad", text: "worse" });
  expect(form.focus).toBe(1);
  expect(form.status).toEqual({ kind: "refused", message: "No" });
});

test("reduceForm() forgets an error once its field is changed", () => {
  const form = refuse(openForm(FIELDS), "No", { text: "worse", one: "bad" });
  expect(after(form, "x").errors).toEqual({ one: "bad" });
});

test("reduceForm() moves through a list of answers, and stays in it when alone", () => {
  const shared = { name: "one", label: "One", choices: CHOICES };
  const form = openForm([{ ...shared, kind: "one" }]);
  expect(form.values.one).toBe("a");
  expect(after(form, "down", "down", "down").values.one).toBe("c");
  expect(after(form, "up").values.one).toBe("a");
});

test("reduceForm() has one stop more where the focus may leave, and returns", () => {
  const form = outside(openForm(FIELDS, { text: "x" }), false);
  const left = after(form, "tab", "tab", "tab");
  expect(left.isOutside).toBe(true);
  expect(after(left, "z").values.text).toBe("x");
  expect(after(left, "tab")).toMatchObject({ focus: 0, isOutside: false });
  expect(after(left, "shift-tab")).toMatchObject({ focus: 2 });
  expect(after(form, "shift-tab").isOutside).toBe(true);
});

test("openForm() keeps the values of a form's other pages", () => {
  const form = openForm([], { min: "2" });
  expect(form.values).toEqual({ min: "2" });
});
