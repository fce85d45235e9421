import { totalsSentence } from "../../tui/decision_story.ts";
import { UsageError } from "../arguments.ts";
import { isOn, textOf, wholeNumberOf } from "../flag_values.ts";
import {
  decisionTable,
  decisionText,
  differenceTable,
} from "./_decision_text.ts";
import {
  fetchDecisions,
  type Asked,
  type Fetched,
} from "./_fetch_decisions.ts";
import { findInstance } from "./_find_instance.ts";
import type { PortalContext, PortalVerb } from "./types.ts";
import { spanMs } from "../span_ms.ts";

/** The decisions about an instance, oldest first, so that the end is now. */
export const decisions = {
  summary: "what was decided about an instance, and why",
  words: ["<instance>"],
  flags: [
    { name: "limit", value: "N", help: "the newest N (50; with --since all)" },
    { name: "since", value: "AGE", help: "the last 30s, 10m, 2h or 1d" },
    { name: "changes", help: "only those that added or removed end servers" },
    { name: "full", help: "each with what it was made from and every limit" },
    { name: "number", value: "N", help: "that one, in full" },
    {
      name: "shadow",
      help: "only those the shadow would have made otherwise, and totals",
    },
  ],
  async run(context) {
    const asked = askedOf(context);
    const { id } = await findInstance(context.words[0] ?? "", context);
    const fetched = await fetchDecisions({ ...asked, id }, context);
    const { io, json } = context;
    io.write(json ? linesOf(fetched, asked) : textFor(fetched, context));
  },
} satisfies PortalVerb;

function askedOf({ args }: PortalContext): Asked {
  const number = wholeNumberOf(args, "number");
  const shared = {
    changesOnly: isOn(args, "changes"),
    differingOnly: isOn(args, "shadow"),
  };
  if (number !== undefined) return { ...shared, number };
  const since = textOf(args, "since");
  const limit = wholeNumberOf(args, "limit");
  if (limit === 0) {
    throw new UsageError("Cannot show 0 decisions: give --limit 1 or more");
  }
  return {
    ...shared,
    ...(limit === undefined ? {} : { limit }),
    ...(since === undefined ? {} : { sinceMs: sinceOf(since) }),
  };
}

function sinceOf(text: string): number {
  const ms = spanMs(text);
  if (ms !== undefined) return Math.max(0, Date.now() - ms);
  throw new UsageError(
    `Cannot read --since "${text}": give an age such as 30s, 10m, 2h or 1d`,
  );
}

function linesOf({ decisions, shadows }: Fetched, asked: Asked): string {
  const all = asked.differingOnly ? [...decisions, { shadows }] : decisions;
  return all.map((it) => `${JSON.stringify(it)}\n`).join("");
}

function nothing(args: PortalContext["args"]): string {
  return isOn(args, "changes")
    ? "No end server was added or removed in that time\n"
    : "No decisions in that time\n";
}

function textFor(
  { decisions, shadows }: Fetched,
  { args, io }: PortalContext,
): string {
  const width = io.columns;
  const isFull = isOn(args, "full") || textOf(args, "number") !== undefined;
  const isShadow = isOn(args, "shadow");
  const totals = shadows.map((it) => `${totalsSentence(it)}\n`).join("");
  const told = isShadow ? totals || "No shadow ran\n" : "";
  if (decisions.length === 0) return told || nothing(args);
  if (isFull) {
    return decisions.map((it) => decisionText(it, { width })).join("\n") + told;
  }
  const table = isShadow ? differenceTable : decisionTable;
  return table(decisions, { width }) + told;
}
