import type { Change } from "../change_form.ts";
import { line, type Line } from "../line.ts";
import { clean, cutTo, widthOf, wrap } from "../text.ts";
import type { Theme } from "../theme.ts";

/** Where a difference is drawn. */
export interface DifferenceRoom {
  readonly width: number;
  readonly theme: Theme;
}

const SENT =
  "Enter sends this and nothing else; no call is dropped. Esc goes back.";

/** What is and what would be, a line each; two where room is short. */
export function differenceLines(
  changes: readonly Change[],
  { width, theme }: DifferenceRoom,
): Line[] {
  const { ellipsis, arrows } = theme;
  const rows = changes.flatMap(({ label, unit, from, to }): Line[] => {
    const behind = unit === "" ? "" : ` ${unit}`;
    const room = Math.max(6, Math.floor((width - 8) / 2));
    const before = cutTo(clean(from) || "-", room, ellipsis);
    const after = cutTo(clean(to) + behind, room, ellipsis);
    const values: Line = [
      { text: before, tone: "dim" },
      { text: ` ${arrows[1]} ` },
      { text: after, bold: true, tone: "accent" },
    ];
    const head = cutTo(`  ${label}: `, width, ellipsis);
    const used = widthOf(head) + widthOf(before) + widthOf(after) + 3;
    if (used <= width) return [[{ text: head }, ...values]];
    return [line(head), [{ text: "    " }, ...values]];
  });
  const foot = wrap(SENT, width - 4).map((it) => line(`  ${it}`));
  return [line("  To be changed", { bold: true }), ...rows, [], ...foot];
}
