import { breadcrumb } from "../breadcrumb.ts";
import { currentScreen } from "../current_screen.ts";
import { lineWidth, type Line, type Span } from "../line.ts";
import { clean, cutTo, widthOf } from "../text.ts";
import { countText, queryOf } from "../query.ts";
import type { Theme } from "../theme.ts";
import type { State } from "../types.ts";
import { headerParts } from "./header_parts.ts";

const LAST_CRUMB = 12;

/** The first line: where one is, who one is, and whether the news is old. */
export function headerLine(state: State, theme: Theme): Line {
  const { width } = state.size;
  const crumbs = breadcrumb(state);
  const query = queryMark(state, theme);
  const last = crumbs.at(-1) ?? "";
  const least = Math.min(widthOf(last), LAST_CRUMB) + lineWidth(query) + 1;
  const right = rightOf(state, { room: width - least, theme });
  const room = width - lineWidth([...query, ...right]) - 1;
  const path = ["tellerline", ...crumbs].join(theme.crumb);
  const shown = widthOf(path) > room ? last : path;
  const left = cutTo(shown, Math.max(0, room), theme.ellipsis);
  const before = [{ text: left, bold: true }, ...query];
  const gap = Math.max(1, width - lineWidth([...before, ...right]));
  return [...before, { text: " ".repeat(gap) }, ...right];
}

/** What the rows are filtered by or searched for, and how many that leaves. */
function queryMark(state: State, { ellipsis }: Theme): Line {
  const { route, rows } = currentScreen(state);
  const query = rows ? queryOf(route, rows) : "";
  if (!rows || query === "") return [];
  const most = Math.max(4, Math.floor(state.size.width / 4));
  const text = cutTo(clean(query), most, ellipsis);
  return [
    { text: ` /${text}`, tone: "accent" },
    { text: ` ${countText(rows)}`, tone: "dim" },
  ];
}

/** What stands at the right; what matters less is left out where it must be. */
function rightOf(state: State, { room, theme }: RightRoom): Line {
  const { separator } = theme;
  const parts = headerParts(state, theme);
  const joined = parts.flatMap((part, index): Span[] =>
    index === 0 ? [part] : [{ text: separator, tone: "dim" }, part],
  );
  for (let kept = joined; kept.length > 1; kept = kept.slice(0, -2)) {
    if (lineWidth(kept) <= room) return kept;
  }
  return parts.slice(0, 1);
}

interface RightRoom {
  readonly room: number;
  readonly theme: Theme;
}
