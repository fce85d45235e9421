import {
  firstLines,
  line,
  windowStart,
  type Line,
  type Span,
} from "../line.ts";
import {
  clean,
  cutTo,
  fit,
  graphemes,
  paragraph,
  widthOf,
  wrap,
} from "../text.ts";
import type { Theme } from "../theme.ts";
import { typedWindow } from "./typed_window.ts";
import { chosen, type FormField, type FormState } from "./form.ts";

/** Where a form is drawn. */
export interface FormLinesOptions {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

const LABEL_MOST = 28;
const UNIT_MOST = 16;

/** Draws the part of a form that is around its focus: `height` lines. */
export function formLines(
  form: FormState,
  { width, height, theme }: FormLinesOptions,
): Line[] {
  const labels = form.fields.map(({ label }) => widthOf(label));
  const labelWidth = Math.min(
    Math.max(0, ...labels),
    LABEL_MOST,
    Math.floor(width / 2) - 3,
  );
  const rowsOf = (isRoomy: boolean) =>
    form.fields.flatMap((field, index) =>
      fieldRows(form, { field, index, labelWidth, width, theme, isRoomy }),
    );
  const foot = footRows(form, { width, theme });
  const room = Math.max(1, height - foot.length);
  const roomy = rowsOf(true);
  const rows = roomy.length <= room ? roomy : rowsOf(false);
  const focused = rows.findLastIndex(({ isFocus }) => isFocus);
  const total = rows.length;
  const start = windowStart(Math.max(0, focused), { total, height: room });
  const rest = rows.slice(start).map(({ spans }) => spans);
  const { ellipsis } = theme;
  const shown = firstLines(rest, { width, height: room, ellipsis });
  return [...shown, ...foot];
}

interface Row {
  readonly spans: Line;
  readonly isFocus: boolean;
}

interface FieldLook {
  readonly field: FormField;
  readonly index: number;
  readonly labelWidth: number;
  readonly width: number;
  readonly theme: Theme;
  /** Whether every choice's sentence is shown, not only that in focus. */
  readonly isRoomy: boolean;
}

function fieldRows(form: FormState, look: FieldLook): Row[] {
  const { field, index, labelWidth, width, theme } = look;
  const isFocus = index === form.focus && !form.isOutside;
  const { ellipsis } = theme;
  const head: Span = {
    text: `${isFocus ? ">" : " "} ${fit(clean(field.label), labelWidth, { ellipsis })}  `,
    bold: isFocus,
  };
  const room = width - labelWidth - 4;
  const indent = " ".repeat(labelWidth + 4);
  const value = valueSpans(form, { ...look, isFocus, room });
  const first: Row = { spans: [head, ...value], isFocus };
  const below = belowRows(form, { ...look, isFocus, room, indent });
  const error = form.errors[field.name];
  const errors = error === undefined ? [] : wrap(`! ${clean(error)}`, room);
  return [
    first,
    ...below,
    ...errors.map((text) => ({
      spans: line(indent + text, { tone: "err" }),
      isFocus: false,
    })),
  ];
}

interface ValueLook extends FieldLook {
  readonly isFocus: boolean;
  readonly room: number;
}

function valueSpans(form: FormState, look: ValueLook): Line {
  const { field, isFocus, room, theme } = look;
  const value = form.values[field.name] ?? "";
  switch (field.kind) {
    case "choice": {
      const choice = field.choices?.find((it) => it.value === value);
      const [left, right] = theme.arrows;
      const text = cutTo(
        clean(choice?.label ?? value),
        room - 4,
        theme.ellipsis,
      );
      const caret = isFocus ? "chosen" : undefined;
      return [{ text: `${left} ${text} ${right}`, inverse: isFocus, caret }];
    }
    case "one":
      return [];
    case "many": {
      const count = chosen(value).length;
      const total = field.choices?.length ?? 0;
      const text = `${count} of ${total} chosen`;
      return [{ text: cutTo(text, room, theme.ellipsis), tone: "dim" }];
    }
    case "text":
    case "secret": {
      const cut = cutTo(clean(field.unit ?? ""), UNIT_MOST, theme.ellipsis);
      const unit = cut === "" ? "" : ` ${cut}`;
      return textSpans(form, { ...look, room: room - widthOf(unit), unit });
    }
    default:
      return field.kind satisfies never;
  }
}

/** The part of the text around the cursor, which is drawn inverse. */
function textSpans(
  form: FormState,
  { field, isFocus, room, unit, theme }: ValueLook & { readonly unit: string },
): Line {
  const value = form.values[field.name] ?? "";
  const typed = isFocus ? graphemes(value) : graphemes(clean(value));
  const shown = field.kind === "secret" ? typed.map(() => "*") : typed;
  const width = Math.max(4, Math.min(room, 40)) - 2;
  const { ellipsis } = theme;
  const behind: Span = { text: unit, tone: "dim" };
  if (!isFocus) {
    const text = fit(shown.join(""), width, { ellipsis });
    return [{ text: `[${text}]` }, behind];
  }
  const { cursor } = form;
  const seen = typedWindow(shown, { cursor, room: width, ellipsis });
  return [
    { text: `[${seen.before}` },
    { text: seen.at, inverse: true, caret: "typing" },
    { text: `${seen.after}]` },
    behind,
  ];
}

interface BelowLook extends ValueLook {
  readonly indent: string;
}

/** The choices of a list, and the sentence that helps with the focus. */
function belowRows(form: FormState, look: BelowLook): Row[] {
  const { field, isFocus, room, indent } = look;
  const choices = field.choices ?? [];
  if (field.kind === "many" || field.kind === "one") {
    return choices.flatMap((_, at) => choiceRows(form, { ...look, at }));
  }
  if (!isFocus) return [];
  const value = form.values[field.name];
  const choice = choices.find((it) => it.value === value);
  return hintRows(choice?.summary ?? field.hint, { room, indent });
}

interface ChoiceLook extends BelowLook {
  readonly at: number;
}

/** One choice of a list, and what it is good for. */
function choiceRows(form: FormState, look: ChoiceLook): Row[] {
  const { field, isFocus, isRoomy, room, indent, theme, at } = look;
  const choice = field.choices?.[at];
  if (!choice) return [];
  const value = form.values[field.name];
  const isOne = field.kind === "one";
  const isChosen = isOne
    ? choice.value === value
    : chosen(value).includes(choice.value);
  const isAt = isFocus && (isOne ? isChosen : at === form.cursor);
  const mark = isOne ? `(${isChosen ? theme.dot : " "})` : box(isChosen);
  const text = cutTo(`${mark} ${clean(choice.label)}`, room, theme.ellipsis);
  const caret = isAt ? "chosen" : undefined;
  const spans: Line = [{ text: indent }, { text, inverse: isAt, caret }];
  const row: Row = { spans, isFocus: isAt };
  if (!isAt && !isRoomy) return [row];
  const deeper = { room: room - 4, indent: `${indent}    ` };
  return [row, ...hintRows(choice.summary ?? field.hint, deeper)];
}

function box(isChosen: boolean): string {
  return isChosen ? "[x]" : "[ ]";
}

function hintRows(
  hint: string | undefined,
  { room, indent }: Pick<BelowLook, "room" | "indent">,
): Row[] {
  if (!hint) return [];
  return wrap(clean(hint), room).map((text) => ({
    spans: line(indent + text, { tone: "dim" }),
    isFocus: false,
  }));
}

function footRows(
  form: FormState,
  { width, theme: { ellipsis } }: Pick<FormLinesOptions, "width" | "theme">,
): Line[] {
  const { status } = form;
  if (status.kind === "editing") return [];
  if (status.kind === "pending")
    return [line("  Sent, waiting for the answer")];
  const room = { width: width - 4, most: 3, ellipsis };
  return paragraph(clean(status.message), room).map((text) =>
    line(`  ${text}`, { tone: "err", bold: true }),
  );
}
