import type { DecisionOutput } from "../../wire/messages.ts";
import { decisionStory, plainArrows } from "../decision_story.ts";
import { clock } from "../format.ts";
import { firstLines, line, windowStart, type Line } from "../line.ts";
import { clean, cutTo, wrap } from "../text.ts";
import type { Theme } from "../theme.ts";
import { decided, decisionTone } from "./_decision_lines.ts";

/** Where a decision's story is drawn. */
export interface StoryRoom {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** The paragraph that has the keys. */
  readonly selected: number;
}

const INDENT = 2;

/** When and what, and the story around the paragraph that is selected. */
export function storyLines(decision: DecisionOutput, room: StoryRoom): Line[] {
  const { width, height, theme } = room;
  const { ellipsis } = theme;
  const { atMs, policy } = decision;
  const what = clean(`${clock(atMs)} ${decided(decision)}, by ${policy}`);
  const head = line(`  ${cutTo(what, width - INDENT, ellipsis)}`, {
    tone: decisionTone(decision),
    bold: true,
  });
  const rows = decisionStory(decision).flatMap((text, index) =>
    paragraphRows(text, { ...room, index }),
  );
  const left = Math.max(1, height - 2);
  const focus = rows.findLastIndex(({ isSelected }) => isSelected);
  const start = windowStart(focus, { total: rows.length, height: left });
  const rest = rows.slice(start).map(({ spans }) => spans);
  return [head, [], ...firstLines(rest, { width, height: left, ellipsis })];
}

interface ParagraphRoom extends StoryRoom {
  readonly index: number;
}

interface Row {
  readonly spans: Line;
  readonly isSelected: boolean;
}

function paragraphRows(
  text: string,
  { width, theme, index, selected }: ParagraphRoom,
): Row[] {
  const shown = plainArrows(clean(text), theme);
  const isSelected = index === selected;
  const hit = { kind: "row", id: String(index) } as const;
  return wrap(shown, width - INDENT).map((part, at) => {
    const mark = isSelected && at === 0 ? "> " : "  ";
    return { spans: line(mark + part, { bold: isSelected, hit }), isSelected };
  });
}
