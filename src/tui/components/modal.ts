import { bodyOf } from "../layout.ts";
import type { Line } from "../line.ts";
import type { Theme } from "../theme.ts";
import type { Modal, State } from "../types.ts";
import { confirmLines } from "./confirm_lines.ts";
import { helpLines } from "./help_lines.ts";
import { paletteLines } from "./palette_lines.ts";

/** What lies over a screen and takes its room. */
export type FullModal = Exclude<Modal, { readonly kind: "query" }>;

/** A modal takes the whole body: no box can be too big for the terminal. */
export function modalLines(
  modal: FullModal,
  state: State,
  theme: Theme,
): Line[] {
  switch (modal.kind) {
    case "help":
      return helpLines(state, modal, theme);
    case "palette":
      return paletteLines(state, modal, theme);
    case "confirm":
      return confirmLines(modal, { ...bodyOf(state.size), theme });
    default:
      return modal satisfies never;
  }
}
