import { line, type Line } from "../line.ts";
import { paragraph } from "../text.ts";
import type { Theme } from "../theme.ts";

/** What a newcomer does next, as lines that are left out where they do not fit. */
export function firstHints(
  texts: readonly string[],
  { width, room, theme }: { width: number; room: number; theme: Theme },
): Line[] {
  const { ellipsis } = theme;
  const lines = texts.flatMap((text) =>
    paragraph(text, { width: width - 4, most: 2, ellipsis }).map((part) =>
      line(`  ${part}`, { tone: "dim" }),
    ),
  );
  const all: Line[] = [[], ...lines];
  return all.length <= room ? all : [];
}
