import { breadcrumb } from "../breadcrumb.ts";
import { currentScreen } from "../current_screen.ts";
import { lineWidth, type Line, type Span } from "../line.ts";
import { clean, cutTo } from "../text.ts";
import { countText, queryOf } from "../query.ts";
import type { Theme } from "../theme.ts";
import type { State } from "../types.ts";

const EMAIL_MOST = 24;

/** The first line: where one is, who one is, and whether the news is old. */
export function headerLine(state: State, theme: Theme): Line {
  const { width } = state.size;
  const right = rightOf(state, theme);
  const crumbs = breadcrumb(state);
  const query = queryMark(state, theme);
  const room = width - lineWidth([...query, ...right]) - 1;
  const path = ["tellerline", ...crumbs].join(theme.crumb);
  const shown = path.length > room ? (crumbs.at(-1) ?? "") : path;
  const left = cutTo(shown, Math.max(8, room), theme.ellipsis);
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

function rightOf(state: State, { separator, ellipsis }: Theme): Line {
  const { scaler, email } = state.data;
  const stale = state.data.feeds[currentScreen(state).feed]?.seconds ?? 0;
  const parts: Span[] = [];
  if (stale > 0) {
    parts.push({ text: `stale ${stale} s`, tone: "err", bold: true });
  }
  if (scaler) parts.push({ text: clean(scaler.runtime), tone: "accent" });
  if (email !== undefined) {
    const text = cutTo(clean(email), EMAIL_MOST, ellipsis);
    parts.push({ text, tone: "dim" });
  }
  return parts.flatMap((part, index) =>
    index === 0 ? [part] : [{ text: separator, tone: "dim" }, part],
  );
}
