import { decisionStory } from "../../tui/decision_story.ts";
import type { DecisionOutput } from "../../wire/messages.ts";
import { formatPairs, formatTable, type TableOptions } from "../table.ts";

const COLUMNS = [
  { title: "TIME" },
  { title: "NUMBER", align: "right" },
  { title: "DECISION" },
] as const;

const DIFFERENCES = [
  { title: "TIME" },
  { title: "NUMBER", align: "right" },
  { title: "TO", align: "right" },
  { title: "SHADOW", align: "right" },
  { title: "WHAT THE SHADOW WOULD HAVE DONE" },
] as const;

/** Decisions, one a line: when, and the sentence. */
export function decisionTable(
  decisions: readonly DecisionOutput[],
  options: TableOptions,
): string {
  const rows = decisions.map((it) => [...whenOf(it), it.reason]);
  return formatTable(COLUMNS, rows, options);
}

/** The same of what the shadow would have done, beside where it went. */
export function differenceTable(
  decisions: readonly DecisionOutput[],
  options: TableOptions,
): string {
  const rows = decisions.map((it) => {
    const { to, shadow } = it;
    const told = shadow ? [String(shadow.to), shadow.reason] : ["", ""];
    return [...whenOf(it), String(to), ...told];
  });
  return formatTable(DIFFERENCES, rows, options);
}

/** All there is to a decision, in lines. */
export function decisionText(
  decision: DecisionOutput,
  options: TableOptions,
): string {
  const [time, number] = whenOf(decision);
  const story = decisionStory(decision).map((text) => ["", text] as const);
  return `${time}  decision ${number}\n${formatPairs(story, options)}`;
}

function whenOf({ atMs, number }: DecisionOutput): [string, string] {
  const time = `${new Date(atMs).toISOString().slice(0, 19)}Z`;
  return [time, number === 0 ? "" : String(number)];
}
