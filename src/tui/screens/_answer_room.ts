import type { ServiceOutput } from "../../wire/messages.ts";
import { answerView, AT_START, type AnswerView } from "../answer_view.ts";
import type { Size } from "../layout.ts";
import type { Theme } from "../theme.ts";
import type { Route } from "../types.ts";
import { calculationHalves } from "./_calculation_halves.ts";
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
  { answer, form, place = AT_START, scroll }: Route,
  { theme, ...room }: AnswerRoom,
): AnswerView {
  const { second } = calculationHalves(room, { answer, form });
  if (!answer) {
    const lines = offeredLines(service, { ...second, theme });
    return { lines, mostScroll: 0, mostSkipped: 0, tableAt: 0 };
  }
  const options = { ...second, theme, place, scroll };
  return answerView(service, answer, options);
}
