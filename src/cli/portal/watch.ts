import type { InstanceViewOutput } from "../../wire/messages.ts";
import { wholeNumberOf } from "../flag_values.ts";
import { findInstance } from "./_find_instance.ts";
import type { PortalVerb } from "./types.ts";

/** Follows an instance, a line an interval. */
export const watch = {
  summary: "follow an instance, a line an interval",
  words: ["<instance>"],
  flags: [{ name: "interval-ms", value: "MS", help: "100 to 60000 (1000)" }],
  async run(context) {
    const { args, client, io, json } = context;
    const intervalMs = wholeNumberOf(args, "interval-ms") ?? 0;
    const { id } = await findInstance(context.words[0] ?? "", context);
    const { signal } = io;
    const views = client.watchInstance({ id, intervalMs }, { signal });
    for await (const view of views) {
      io.write(json ? `${JSON.stringify(view)}\n` : lineOf(view));
    }
  },
} satisfies PortalVerb;

function lineOf({ instance, load, atMs }: InstanceViewOutput): string {
  if (!instance || !load) return "";
  const { state, ready, starting, draining } = instance;
  const facts = [
    state,
    `${ready} ready`,
    ...(starting > 0 ? [`${starting} starting`] : []),
    ...(draining > 0 ? [`${draining} draining`] : []),
    `${load.inFlight} in flight`,
    `${load.queued} waiting`,
    `${load.requestsPerS.toFixed(1)} requests/s`,
    `${load.errorsPerS.toFixed(1)} errors/s`,
    `p99 ${load.p99Ms.toFixed(1)} ms`,
  ];
  return `${new Date(atMs).toISOString().slice(11, 19)}  ${facts.join("  ")}\n`;
}
