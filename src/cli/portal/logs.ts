import { byTime } from "../../base/by_time.ts";
import type { LogLineOutput } from "../../wire/messages.ts";
import { isOn, textOf, wholeNumberOf } from "../flag_values.ts";
import { findInstance } from "./_find_instance.ts";
import type { PortalVerb } from "./types.ts";

const DEFAULT_LINES = 100;

/** The log lines of an instance and its end servers. */
export const logs = {
  summary: "log lines of an instance and its end servers",
  words: ["<instance>"],
  flags: [
    { name: "end-server", value: "ID", help: "only this one's lines" },
    {
      name: "lines",
      value: "N",
      help: `how many past lines (${DEFAULT_LINES})`,
    },
    { name: "follow", help: "go on with new lines as they come" },
  ],
  async run(context) {
    const { args, client, io, json } = context;
    const request = {
      endServer: textOf(args, "end-server") ?? "",
      lines: wholeNumberOf(args, "lines") ?? DEFAULT_LINES,
      follow: isOn(args, "follow"),
    };
    const { id } = await findInstance(context.words[0] ?? "", context);
    const { signal } = io;
    const lines = client.tailLogs({ ...request, id }, { signal });
    // They come source by source; where there is an end, all can be put in order.
    const told = request.follow ? lines : byTime(await Array.fromAsync(lines));
    for await (const line of told) {
      io.write(json ? `${JSON.stringify(line)}\n` : lineText(line));
    }
  },
} satisfies PortalVerb;

/** One line; what an end server printed may not move the cursor. */
function lineText({ atMs, source, level, text }: LogLineOutput): string {
  const time = atMs === 0 ? "" : `${new Date(atMs).toISOString()} `;
  const plain = Bun.stripANSI(text).replaceAll(/[^\P{Cc}\t]+/gu, " ");
  const grave = level === "" ? "" : `${level.toUpperCase()} `;
  return `${time}${source}: ${grave}${plain}\n`;
}
