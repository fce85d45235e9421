import { act, say, type Powers } from "./powers.ts";

/** Lets the mouse select rows, or leaves it to the terminal; and says which. */
export function setMouse(powers: Powers, mouse: boolean): void {
  act(powers, { kind: "settings", settings: { mouse } });
  const text = mouse
    ? "The mouse selects rows; with Shift it selects text"
    : "The mouse is the terminal's own again";
  say(powers, text);
}
