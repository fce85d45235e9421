import type { ExplainedPickOutput } from "../../wire/messages.ts";
import { UsageError, type ParsedArguments } from "../arguments.ts";
import { wholeNumberOf } from "../flag_values.ts";
import { formatTable } from "../table.ts";
import { findInstance } from "./_find_instance.ts";
import type { PortalVerb } from "./types.ts";

const DEFAULT_PICKS = 10;
const DEFAULT_WAIT_S = 60;

const COLUMNS = [
  { title: "" },
  { title: "END SERVER" },
  { title: "IN FLIGHT", align: "right" },
  { title: "PICKS/S", align: "right" },
  { title: "PEAK MS", align: "right" },
  { title: "LEFT OUT" },
] as const;

/** Why the next requests go to the end servers they go to. */
export const explain = {
  summary: "why the next requests go to the end servers they go to",
  words: ["<instance>"],
  flags: [
    {
      name: "pick",
      value: "N",
      help: `how many requests, 1 to 1000 (${DEFAULT_PICKS})`,
    },
    {
      name: "wait-s",
      value: "S",
      help: `how long to wait for them, 1 to 600 (${DEFAULT_WAIT_S})`,
    },
  ],
  async run(context) {
    const { args, client, io, json } = context;
    const picks = countOf(args, { name: "pick", most: 1_000 }) ?? DEFAULT_PICKS;
    const waitS =
      countOf(args, { name: "wait-s", most: 600 }) ?? DEFAULT_WAIT_S;
    const { id, name } = await findInstance(context.words[0] ?? "", context);
    const request = { id, picks, waitMs: waitS * 1_000 };
    const { signal } = io;
    let count = 0;
    for await (const pick of client.explainPicks(request, { signal })) {
      count++;
      const width = io.columns;
      io.write(json ? `${JSON.stringify(pick)}\n` : pickText(pick, { width }));
    }
    if (count < picks)
      io.writeError(`${fewer(count, { picks, waitS, name })}\n`);
  },
} satisfies PortalVerb;

/** @throws {UsageError} naming the flag, where it is not 1 to `most`. */
function countOf(
  args: ParsedArguments,
  { name, most }: { readonly name: string; readonly most: number },
): number | undefined {
  const count = wholeNumberOf(args, name);
  if (count === undefined || (count >= 1 && count <= most)) return count;
  throw new UsageError(
    `Cannot read --${name} "${count}": give a whole number from 1 to ${most}`,
  );
}

interface Wanted {
  readonly picks: number;
  readonly waitS: number;
  readonly name: string;
}

function fewer(count: number, { picks, waitS, name }: Wanted): string {
  if (count > 0) return `Only ${count} of ${picks} requests came in ${waitS} s`;
  return `No request came to "${name}" in ${waitS} s; send it some, or wait longer with --wait-s`;
}

/** One pick: what it was, why, and how everybody stood; the picked one marked. */
function pickText(
  pick: ExplainedPickOutput,
  options: { readonly width: number },
): string {
  const { atMs, method, client, waitedMs, endServer, strategy } = pick;
  const time = new Date(atMs).toISOString().slice(11, 23);
  const waited =
    waitedMs >= 0.05 ? ` after ${waitedMs.toFixed(1)} ms in the line` : "";
  const head = `${time}  ${method} from ${client} to ${endServer}${waited}`;
  const rows = pick.candidates.map((it) => [
    it.id === endServer ? ">" : "",
    it.id,
    String(it.inFlight),
    String(it.recentPicks),
    it.latencyMs?.toFixed(1) ?? "",
    it.excluded.replaceAll("_", " "),
  ]);
  return `${head}\n${strategy}: ${pick.reason}\n${formatTable(COLUMNS, rows, options)}\n`;
}
