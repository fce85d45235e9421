import { focusedDock } from "../dock.ts";
import { bodyOf, type Size } from "../layout.ts";
import { seenOf } from "../seen_of.ts";
import { makeTheme } from "../theme.ts";
import type { State } from "../types.ts";
import { instanceHead } from "./_instance_head.ts";

// Only widths count here, and those are the same in every theme.
const THEME = makeTheme({ noColor: true, ascii: true });
const TITLE_ROWS = 1;

/** What the calculator that has the keys is drawn in: all, or its dock. */
export function calculationRoom(state: State): Size {
  const body = bodyOf(state.size);
  const route = state.routes.at(-1);
  if (!route || !focusedDock(state)) return body;
  const props = { ...seenOf(state), route, ...body, theme: THEME };
  const { dock } = instanceHead(props).layout;
  if (!dock) return body;
  return { width: dock.width, height: dock.height - TITLE_ROWS };
}
