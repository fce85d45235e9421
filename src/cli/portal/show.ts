import type {
  InstanceOutput,
  InstanceViewOutput,
} from "../../wire/messages.ts";
import { formatPairs, formatTable } from "../table.ts";
import { findInstance } from "./_find_instance.ts";
import { instanceText } from "./_instance_text.ts";
import type { PortalVerb } from "./types.ts";

const COLUMNS = [
  { title: "END SERVER" },
  { title: "STATE" },
  { title: "ADDRESS" },
  { title: "CPU %", align: "right" },
  { title: "MIB", align: "right" },
  { title: "BUSY", align: "right" },
  { title: "REQ/S", align: "right" },
  { title: "P99 MS", align: "right" },
  { title: "DETAIL" },
] as const;

/** One instance with its load and its end servers. */
export const show = {
  summary: "one instance, its load and its end servers",
  words: ["<instance>"],
  flags: [],
  async run(context) {
    const { client, io, json } = context;
    const instance = await findInstance(context.words[0] ?? "", context);
    const { signal } = io;
    const views = client.watchInstance({ id: instance.id }, { signal });
    for await (const view of views) {
      return io.write(
        json
          ? `${JSON.stringify(view)}\n`
          : viewText(view, { instance, width: io.columns }),
      );
    }
  },
} satisfies PortalVerb;

function viewText(
  view: InstanceViewOutput,
  { instance, width }: { instance: InstanceOutput; width: number },
): string {
  const rows = view.endServers.map(row);
  const table = formatTable(COLUMNS, rows, { width });
  const head = instanceText(view.instance ?? instance);
  return `${head}${loadText(view)}\n${table}`;
}

function loadText({ load, connectionCount }: InstanceViewOutput): string {
  if (!load) return "";
  return formatPairs([
    ["Connections", String(connectionCount)],
    ["In flight", `${load.inFlight}, ${load.queued} waiting`],
    [
      "Requests",
      `${load.requestsPerS.toFixed(1)}/s, errors ${load.errorsPerS.toFixed(1)}/s`,
    ],
    [
      "Latency",
      `p50 ${load.p50Ms.toFixed(1)} ms, p99 ${load.p99Ms.toFixed(1)} ms`,
    ],
    ["So far", soFar(load)],
  ]);
}

function soFar({
  completed,
  failed,
  rejected,
  hopeless,
}: NonNullable<InstanceViewOutput["load"]>): string {
  const refused = `${rejected} refused`;
  const why = rejected > 0 ? ` (${hopeless} for lack of time)` : "";
  return `${completed} answered, ${failed} failed, ${refused}${why}`;
}

function row(it: InstanceViewOutput["endServers"][number]): string[] {
  return [
    it.id,
    it.state,
    it.address,
    it.cpuPercent.toFixed(0),
    (it.memoryBytes / 2 ** 20).toFixed(0),
    String(it.inFlight),
    it.requestsPerS.toFixed(1),
    it.p99Ms.toFixed(1),
    it.detail,
  ];
}
