import type { Press } from "../keys.ts";
import { graphemes } from "../text.ts";
import { edit } from "./edit.ts";

/** One thing a form asks for. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  /**
   * `choice`: one of the choices, on one line; `one`: the same with all of them
   * listed; `many`: any number of them, kept as `a,b`.
   */
  readonly kind: "text" | "secret" | "choice" | "one" | "many";
  readonly choices?: readonly FormChoice[];
  readonly unit?: string;
  /** One sentence, shown while the field has the focus. */
  readonly hint?: string;
  readonly required?: boolean;
}

/** One answer to choose. */
export interface FormChoice {
  readonly value: string;
  readonly label: string;
  readonly summary?: string;
}

/** A form being filled in. */
export interface FormState {
  readonly fields: readonly FormField[];
  readonly values: Readonly<Record<string, string>>;
  /** The index of the field that takes the keys. */
  readonly focus: number;
  /** Whether the ring of the focus has one stop more, which is no field. */
  readonly hasOutside?: boolean;
  /** The focus is at that stop: no field takes keys. @default false */
  readonly isOutside?: boolean;
  /** In a text: the character; in `many`: the choice. */
  readonly cursor: number;
  /** What is wrong, by field name. */
  readonly errors: Readonly<Record<string, string>>;
  readonly status: FormStatus;
}

/** Where a form is between being filled in and being answered. */
export type FormStatus =
  | { readonly kind: "editing" }
  | { readonly kind: "pending" }
  | { readonly kind: "refused"; readonly message: string };

/** What a key did to a form. */
export type FormResult =
  | { readonly kind: "changed"; readonly form: FormState }
  | { readonly kind: "submit"; readonly form: FormState }
  | { readonly kind: "ignored" };

/**
 * A form with its first field in focus; choices start at their first. Values
 * of no field are kept: they are those of a form's other pages.
 */
export function openForm(
  fields: readonly FormField[],
  values: Readonly<Record<string, string>> = {},
): FormState {
  const given = fields.map((field) => [
    field.name,
    values[field.name] ?? firstValue(field),
  ]);
  const form: FormState = {
    fields,
    values: { ...values, ...Object.fromEntries(given) },
    focus: 0,
    cursor: 0,
    errors: {},
    status: { kind: "editing" },
  };
  return focusOn(form, 0);
}

/**
 * The same form with other fields, as what was chosen asks for: values stay,
 * and the focus stays where it was as far as that is still a field.
 */
export function withFields(
  form: FormState,
  fields: readonly FormField[],
): FormState {
  if (Bun.deepEquals(form.fields, fields)) return form;
  const { name } = form.fields[form.focus] ?? {};
  const focus = Math.max(
    0,
    fields.findIndex((field) => field.name === name),
  );
  const { cursor } = form;
  return { ...openForm(fields, form.values), focus, cursor };
}

/** The form after a key press. */
export function reduceForm(form: FormState, press: Press): FormResult {
  switch (press.name) {
    case "tab":
      return changed(form.isOutside ? inside(form) : onwards(form));
    case "shift-tab":
      return changed(backwards(form));
    case "enter":
      return enter(form);
    default:
      return inField(form, press);
  }
}

/** The form with what the server found wrong; the first such field in focus. */
export function refuse(
  form: FormState,
  message: string,
  errors: Readonly<Record<string, string>> = {},
): FormState {
  const first = form.fields.findIndex(({ name }) => name in errors);
  const focused = first < 0 ? form : inside(focusOn(form, first));
  return { ...focused, errors, status: { kind: "refused", message } };
}

/** The form with its keys taken from the fields, or given back to them. */
export function outside(form: FormState, isOutside: boolean): FormState {
  return { ...form, hasOutside: true, isOutside };
}

/** The chosen values of a `many` field. */
export function chosen(value: string | undefined): string[] {
  return (value ?? "").split(",").filter((it) => it !== "");
}

function enter(form: FormState): FormResult {
  if (form.status.kind === "pending") return changed(form);
  const from = form.isOutside ? -1 : form.focus;
  const missing = form.fields.findIndex(
    ({ name, required }, index) =>
      required && index > from && !form.values[name],
  );
  if (missing >= 0) return changed(inside(focusOn(form, missing)));
  const status = { kind: "pending" } as const;
  return { kind: "submit", form: { ...form, errors: {}, status } };
}

/** From the last field the focus goes outside, where there is such a stop. */
function onwards(form: FormState): FormState {
  const isLast = form.focus >= form.fields.length - 1;
  const next = focusOn(form, form.focus + 1);
  return form.hasOutside && isLast ? { ...next, isOutside: true } : next;
}

function backwards(form: FormState): FormState {
  if (form.isOutside) return inside(focusOn(form, form.fields.length - 1));
  if (!form.hasOutside || form.focus > 0) return focusOn(form, form.focus - 1);
  return { ...form, isOutside: true };
}

function inside(form: FormState): FormState {
  return { ...form, isOutside: false };
}

function inField(form: FormState, press: Press): FormResult {
  const field = form.fields[form.focus];
  if (!field || form.isOutside) return { kind: "ignored" };
  if (field.kind === "one") return inOne(form, { field, press });
  if (field.kind === "choice") return inChoice(form, { field, press });
  if (field.kind === "many") return inMany(form, { field, press });
  if (press.name === "up") return changed(focusOn(form, form.focus - 1));
  if (press.name === "down") return changed(focusOn(form, form.focus + 1));
  const value = form.values[field.name] ?? "";
  const edited = edit({ value, cursor: form.cursor }, press);
  if (!edited) return { kind: "ignored" };
  const { cursor } = edited;
  return changed({ ...withValue(form, edited.value), cursor });
}

interface FieldPress {
  readonly field: FormField;
  readonly press: Press;
}

function inChoice(form: FormState, { field, press }: FieldPress): FormResult {
  const choices = field.choices ?? [];
  const value = form.values[field.name];
  const index = choices.findIndex((choice) => choice.value === value);
  const turn = (by: number) => {
    const next = choices.at((index + by) % choices.length);
    return next ? changed(withValue(form, next.value)) : changed(form);
  };
  switch (press.name) {
    case "left":
      return turn(-1);
    case "right":
    case "space":
      return turn(1);
    case "up":
      return changed(focusOn(form, form.focus - 1));
    case "down":
      return changed(focusOn(form, form.focus + 1));
    default:
      return { kind: "ignored" };
  }
}

/** The cursor is the choice: what it stands on is chosen. */
function inOne(form: FormState, { field, press }: FieldPress): FormResult {
  const choices = field.choices ?? [];
  const value = form.values[field.name];
  const at = choices.findIndex((choice) => choice.value === value);
  const isAlone = form.fields.length === 1;
  const go = (by: number) => {
    const next = choices[at + by];
    if (next) return changed(withValue(form, next.value));
    return changed(isAlone ? form : focusOn(form, form.focus + by));
  };
  switch (press.name) {
    case "up":
    case "k":
      return go(-1);
    case "down":
    case "j":
      return go(1);
    default:
      return { kind: "ignored" };
  }
}

function inMany(form: FormState, { field, press }: FieldPress): FormResult {
  const all = (field.choices ?? []).map(({ value }) => value);
  const picked = chosen(form.values[field.name]);
  const put = (wanted: readonly string[]) => {
    const inOrder = all.filter((value) => wanted.includes(value));
    return changed(withValue(form, inOrder.join(",")));
  };
  switch (press.name) {
    case "up":
      if (form.cursor === 0) return changed(focusOn(form, form.focus - 1));
      return changed({ ...form, cursor: form.cursor - 1 });
    case "down":
      if (form.cursor >= all.length - 1) {
        return changed(focusOn(form, form.focus + 1));
      }
      return changed({ ...form, cursor: form.cursor + 1 });
    case "space": {
      const at = all[form.cursor];
      if (at === undefined) return changed(form);
      const rest = picked.filter((value) => value !== at);
      return put(rest.length === picked.length ? [...picked, at] : rest);
    }
    case "a":
      return put(picked.length === all.length ? [] : all);
    default:
      return { kind: "ignored" };
  }
}

/** The focus goes round; a text is edited from its end. */
function focusOn(form: FormState, index: number): FormState {
  const focus = (index + form.fields.length) % Math.max(1, form.fields.length);
  const field = form.fields[focus];
  const isText = field?.kind === "text" || field?.kind === "secret";
  const value = field ? (form.values[field.name] ?? "") : "";
  return { ...form, focus, cursor: isText ? graphemes(value).length : 0 };
}

/** A changed field is no longer wrong in the way it was. */
function withValue(form: FormState, value: string): FormState {
  const name = form.fields[form.focus]?.name ?? "";
  const { [name]: _, ...errors } = form.errors;
  const values = { ...form.values, [name]: value };
  return { ...form, values, errors, status: { kind: "editing" } };
}

function firstValue(field: FormField): string {
  const isOne = field.kind === "choice" || field.kind === "one";
  return isOne ? (field.choices?.[0]?.value ?? "") : "";
}

function changed(form: FormState): FormResult {
  return { kind: "changed", form };
}
