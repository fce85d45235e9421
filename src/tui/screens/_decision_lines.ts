import type { DecisionOutput } from "../../wire/messages.ts";
import {
  clampWords,
  inputText,
  plainArrows,
  shadowWords,
  spoken,
} from "../decision_story.ts";
import { clock } from "../format.ts";
import { firstLines, line, type Line, type Span } from "../line.ts";
import { clean, cutTo, fit, widthOf, wrap } from "../text.ts";
import type { Theme, Tone } from "../theme.ts";

const TONES: Readonly<Record<string, Tone>> = {
  scale_out: "accent",
  scale_in: "ok",
  hold: "dim",
};

/** How a kind of decision looks. */
export function decisionTone({ kind }: DecisionOutput): Tone | undefined {
  return TONES[kind];
}

/** What was decided, without why: `scale_out 2 to 4`. */
export function decided({ kind, from, to }: DecisionOutput): string {
  return kind === "hold" ? `hold at ${to}` : `${kind} ${from} to ${to}`;
}

/** Where the details of a decision are drawn. */
export interface DecisionRoom {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

const INDENT = "  ";

/** All there is to a decision: `height` lines at most. */
export function decisionLines(
  decision: DecisionOutput,
  { width, height, theme }: DecisionRoom,
): Line[] {
  const { wish, to, policy, reason } = decision;
  const wished = wish === to ? "" : `, wished ${wish}`;
  const head = `${clock(decision.atMs)} ${decided(decision)}${wished}, by ${policy}`;
  const room = Math.max(1, width - INDENT.length);
  const { ellipsis } = theme;
  const sentences = [
    reason,
    ...decision.clamps.map(clampWords),
    ...shadowWords(decision),
  ];
  const lines = [
    line(INDENT + cutTo(clean(head), room, ellipsis), {
      tone: decisionTone(decision),
      bold: true,
    }),
    ...sentences
      .map((text) => plainArrows(clean(text), theme))
      .flatMap((text) => wrap(text, room))
      .map((text) => line(INDENT + text)),
    ...inputLines(decision, { width: room, theme }),
  ];
  return firstLines(lines, { width, height, ellipsis });
}

/** What it was decided from: pairs of name and value in columns. */
function inputLines(
  { inputs }: DecisionOutput,
  { width, theme }: Omit<DecisionRoom, "height">,
): Line[] {
  const { ellipsis } = theme;
  const pairs = Object.entries(inputs).map(
    ([name, value]) => [clean(spoken(name)), inputText(value)] as const,
  );
  const widest = (index: 0 | 1) =>
    Math.max(0, ...pairs.map((pair) => widthOf(pair[index])));
  const value = widest(1);
  const name = Math.min(widest(0), Math.max(1, width - value - 1));
  const cell = name + 1 + value + 3;
  const perLine = Math.max(1, Math.floor((width + 3) / cell));
  const rows = Math.ceil(pairs.length / perLine);
  return Array.from({ length: rows }, (_, row) => {
    const spans = pairs
      .slice(row * perLine, (row + 1) * perLine)
      .flatMap(([own, text], index): Span[] => [
        { text: index === 0 ? INDENT : "   " },
        { text: `${fit(own, name, { ellipsis })} `, tone: "dim" },
        { text: fit(text, value, { align: "right", ellipsis }) },
      ]);
    return spans;
  });
}
