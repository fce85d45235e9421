import { staleSeconds } from "../reduce_data.ts";
import { topRoute } from "../reduce.ts";
import { SCREENS } from "../screens/all.ts";
import { lineWidth, type Line, type Span } from "../line.ts";
import { clean, cutTo } from "../text.ts";
import type { Theme } from "../theme.ts";
import type { State } from "../types.ts";

/** The first line: where one is, who one is, and whether the news is old. */
export function headerLine(
  state: State,
  { width, theme }: { readonly width: number; readonly theme: Theme },
): Line {
  const right = rightOf(state, theme);
  const crumbs = state.routes.map((route) =>
    SCREENS[route.screen].title(state.data, route),
  );
  const room = width - lineWidth(right) - 1;
  const path = ["tellerline", ...crumbs].join(theme.crumb);
  const isTight = path.length > room;
  const shown = isTight ? (crumbs.at(-1) ?? "") : path;
  const left = cutTo(shown, Math.max(8, room), theme.ellipsis);
  const gap = Math.max(1, width - lineWidth([{ text: left }, ...right]));
  return [{ text: left, bold: true }, { text: " ".repeat(gap) }, ...right];
}

function rightOf({ data, ...state }: State, theme: Theme): Line {
  const route = topRoute({ data, ...state });
  const feed = SCREENS[route.screen].feed?.(route);
  const stale = feed === undefined ? 0 : staleSeconds(data, feed);
  const parts: Span[] = [];
  if (stale > 0)
    parts.push({ text: `stale ${stale} s`, tone: "err", bold: true });
  if (data.scaler) parts.push({ text: data.scaler.runtime, tone: "accent" });
  if (data.email)
    parts.push({
      text: cutTo(clean(data.email), 24, theme.ellipsis),
      tone: "dim",
    });
  return parts.flatMap((part, index) =>
    index === 0 ? [part] : [{ text: theme.separator, tone: "dim" }, part],
  );
}
