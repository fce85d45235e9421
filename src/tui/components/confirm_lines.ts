import { isTyped } from "../confirm_press.ts";
import { line, type Line } from "../line.ts";
import { clean, cutTo, paragraph } from "../text.ts";
import type { Theme } from "../theme.ts";
import type { Modal } from "../types.ts";
import { inputLine } from "./input_line.ts";

type ConfirmModal = Extract<Modal, { readonly kind: "confirm" }>;

/** Where a question is drawn. */
export interface ConfirmRoom {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

/**
 * A question and its answers, one a line, Cancel first: `height` lines at
 * most, of which the answers are never left out.
 */
export function confirmLines(
  modal: ConfirmModal,
  { width, height, theme }: ConfirmRoom,
): Line[] {
  const { confirm } = modal;
  const answers = answerLines(modal, { width, theme });
  const typed = typedLines(modal, { width, theme });
  const room = height - answers.length - typed.length - 2;
  const question = paragraph(clean(confirm.question), {
    width: width - 4,
    most: Math.max(1, room),
    ellipsis: theme.ellipsis,
  }).map((text) => line(`  ${text}`));
  return [[], ...question, [], ...typed, ...answers];
}

function answerLines(modal: ConfirmModal, { width, theme }: Look): Line[] {
  const { at, confirm } = modal;
  const labels = ["Cancel", ...confirm.choices.map(({ label }) => label)];
  const isReady = isTyped(modal);
  return labels.map((label, index): Line => {
    const isAt = index === at;
    const text = `${isAt ? ">" : " "} ${cutTo(clean(label), width - 6, theme.ellipsis)} `;
    const tone = index === 0 ? undefined : isReady ? "err" : "dim";
    const caret = isAt ? "chosen" : undefined;
    return [{ text: "  " }, { text, inverse: isAt, tone, caret }];
  });
}

/** The line in which the name is typed, and what is wanted of it. */
function typedLines(modal: ConfirmModal, { width, theme }: Look): Line[] {
  const { typed } = modal.confirm;
  if (typed === undefined) return [];
  const { ellipsis } = theme;
  const wanted = cutTo(`  Type ${clean(typed)} to go on`, width, ellipsis);
  const { line: editing } = modal;
  const field = inputLine(editing, { prompt: "  > ", width: width - 2, theme });
  return [line(wanted, { tone: "dim" }), field, []];
}

type Look = Pick<ConfirmRoom, "width" | "theme">;
