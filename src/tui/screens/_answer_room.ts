import type { ServiceOutput } from "../../wire/messages.ts";
import { answerView, AT_START, type AnswerView } from "../answer_view.ts";
import { halvesOf, type Size } from "../layout.ts";
import type { Theme } from "../theme.ts";
import type { Route } from "../types.ts";
import { offeredLines } from "./_offered_lines.ts";

/** Where the calculator is drawn. */
export interface AnswerRoom extends Size {
  readonly theme: Theme;
}

/**
 * The part of an answer that is in sight, and how far it can be moved; what
 * would be answered, while nothing was asked.
 */
export function answerIn(
  service: ServiceOutput,
  { answer, place = AT_START, scroll }: Route,
  { width, height, theme }: AnswerRoom,
): AnswerView {
  const hasSecond = answer !== undefined;
  const { second } = halvesOf({ width, height }, { hasSecond });
  if (!answer) {
    const lines = offeredLines(service, { ...second, theme });
    return { lines, mostScroll: 0, mostSkipped: 0 };
  }
  const options = { ...second, theme, place, scroll };
  return answerView(service, answer, options);
}
