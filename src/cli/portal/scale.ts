import { wholeNumber } from "../flag_values.ts";
import { findInstance } from "./_find_instance.ts";
import type { PortalVerb } from "./types.ts";

/** Sets the number of end servers; the policy goes on from there. */
export const scale = {
  summary: "set the number of end servers now",
  words: ["<instance>", "<end servers>"],
  flags: [],
  async run(context) {
    const { client, io, json } = context;
    const [given = "", count = ""] = context.words;
    const endServers = wholeNumber("<end servers>", count);
    const { id } = await findInstance(given, context);
    const instance = await client.scaleInstance(
      { id, endServers },
      { signal: io.signal },
    );
    io.write(
      json
        ? `${JSON.stringify(instance)}\n`
        : `Instance ${instance.name}: ${instance.desired} end servers wanted, ${instance.ready} ready\n`,
    );
  },
} satisfies PortalVerb;
