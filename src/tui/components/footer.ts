import type { Binding } from "../binding.ts";
import { currentScreen } from "../current_screen.ts";
import { keyLabel } from "../key_map.ts";
import { line, type Line, type Span } from "../line.ts";
import { queryLine } from "./query_line.ts";
import { clean, cutTo, widthOf } from "../text.ts";
import type { Theme } from "../theme.ts";
import type { Notice, State } from "../types.ts";

const GAP = 2;

/** The last two lines: the news, and the keys. */
export function footerLines(state: State, theme: Theme): Line[] {
  const { width } = state.size;
  const { bindings } = currentScreen(state);
  const keys = keysLine(bindings, width);
  const { modal } = state;
  if (modal?.kind === "query") return [queryLine(state, modal, theme), keys];
  return [newsLine(state, theme), keys];
}

/** What just happened, or what is wrong. */
function newsLine(state: State, { ellipsis }: Theme): Line {
  const notice = state.notice ?? lostNotice(state);
  if (!notice) return [];
  const { tone } = notice;
  const text = cutTo(clean(notice.text), state.size.width - 2, ellipsis);
  return line(` ${text}`, { tone });
}

/** Why the news is old, where no other news takes the line. */
function lostNotice(state: State): Notice | undefined {
  const text = state.data.feeds[currentScreen(state).feed]?.error;
  return text === undefined ? undefined : { text, tone: "err" };
}

/** As many keys as there is room for, the dearest first. */
function keysLine(bindings: readonly Binding[], width: number): Line {
  const spans: Span[] = [];
  let used = 0;
  const sorted = bindings.toSorted((a, b) => a.priority - b.priority);
  for (const { keys, label } of sorted) {
    const name = keys[0] ?? "";
    const key = keyLabel(name);
    const hit = { kind: "key", name } as const;
    const gap = " ".repeat(spans.length === 0 ? 0 : GAP);
    used += widthOf(`${gap}${key} ${label}`);
    if (used > width) break;
    spans.push({ text: gap + key, bold: true, hit });
    spans.push({ text: ` ${label}`, tone: "dim", hit });
  }
  return spans;
}
