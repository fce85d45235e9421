import { currentScreen } from "../current_screen.ts";
import type { Line } from "../line.ts";
import { countText } from "../query.ts";
import type { Theme } from "../theme.ts";
import type { Modal, State } from "../types.ts";
import { inputLine } from "./input_line.ts";

type QueryModal = Extract<Modal, { readonly kind: "query" }>;

/** The line a filter or a search is typed in, and how much of it there is. */
export function queryLine(
  state: State,
  { line }: QueryModal,
  theme: Theme,
): Line {
  const { rows } = currentScreen({ ...state, modal: undefined });
  const note = rows ? ` ${countText(rows)}` : "";
  return inputLine(line, { prompt: "/", width: state.size.width, theme, note });
}
