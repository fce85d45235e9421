import type { DecisionOutput } from "../../wire/messages.ts";
import { isOn, wholeNumberOf } from "../flag_values.ts";
import { formatTable } from "../table.ts";
import { findInstance } from "./_find_instance.ts";
import type { PortalVerb } from "./types.ts";

const COLUMNS = [
  { title: "TIME" },
  { title: "DECISION" },
  { title: "FROM", align: "right" },
  { title: "WISH", align: "right" },
  { title: "TO", align: "right" },
  { title: "POLICY" },
  { title: "REASON" },
] as const;

/** The decisions about an instance, oldest first, so that the end is now. */
export const events = {
  summary: "the decisions about an instance, each with its reason",
  words: ["<instance>"],
  flags: [
    { name: "limit", value: "N", help: "how many of the newest (50)" },
    { name: "changes", help: "only those that added or removed end servers" },
  ],
  async run(context) {
    const { args, client, io, json } = context;
    const limit = wholeNumberOf(args, "limit") ?? 0;
    const changesOnly = isOn(args, "changes");
    const { id } = await findInstance(context.words[0] ?? "", context);
    const newestFirst = await client.listDecisions(
      { id, limit, changesOnly },
      { signal: io.signal },
    );
    const decisions = newestFirst.toReversed();
    if (json) return io.write(`${JSON.stringify(decisions)}\n`);
    if (decisions.length === 0) return io.write("No decisions yet\n");
    io.write(formatTable(COLUMNS, decisions.map(row), { width: io.columns }));
  },
} satisfies PortalVerb;

function row(it: DecisionOutput): string[] {
  const { from, wish, to } = it;
  const counts = [from, wish, to].map(String);
  const time = `${new Date(it.atMs).toISOString().slice(0, 19)}Z`;
  return [time, it.kind, ...counts, it.policy, it.reason];
}
