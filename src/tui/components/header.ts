import { breadcrumb, currentScreen } from "../current_screen.ts";
import { lineWidth, type Line, type Span } from "../line.ts";
import { clean, cutTo } from "../text.ts";
import type { Theme } from "../theme.ts";
import type { State } from "../types.ts";

const EMAIL_MOST = 24;

/** The first line: where one is, who one is, and whether the news is old. */
export function headerLine(state: State, theme: Theme): Line {
  const { width } = state.size;
  const right = rightOf(state, theme);
  const crumbs = breadcrumb(state);
  const room = width - lineWidth(right) - 1;
  const path = ["tellerline", ...crumbs].join(theme.crumb);
  const shown = path.length > room ? (crumbs.at(-1) ?? "") : path;
  const left = cutTo(shown, Math.max(8, room), theme.ellipsis);
  const gap = Math.max(1, width - lineWidth([{ text: left }, ...right]));
  return [{ text: left, bold: true }, { text: " ".repeat(gap) }, ...right];
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
