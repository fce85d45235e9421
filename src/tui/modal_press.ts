import { confirmPress } from "./confirm_press.ts";
import { helpPress } from "./help_press.ts";
import type { Press } from "./keys.ts";
import { palettePress } from "./palette_press.ts";
import type { Powers } from "./powers.ts";
import { queryPress } from "./query_press.ts";
import type { Modal } from "./types.ts";

/** What a key does to what lies over the screen. */
export function modalPress(modal: Modal, press: Press, powers: Powers): void {
  switch (modal.kind) {
    case "help":
      return helpPress(modal, press, powers);
    case "palette":
      return palettePress(modal, press, powers);
    case "query":
      return queryPress(modal, press, powers);
    case "confirm":
      return confirmPress(modal, press, powers);
    default:
      return modal satisfies never;
  }
}
