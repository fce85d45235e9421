import { findInstance } from "./_find_instance.ts";
import type { PortalVerb } from "./types.ts";

const DRAIN_MS = 120_000;

/** Closes the port, drains and removes the end servers. */
export const deleteInstance = {
  summary: "close the port, drain and remove the end servers",
  words: ["<instance>"],
  flags: [],
  async run(context) {
    const { client, io, json } = context;
    const { id, name } = await findInstance(context.words[0] ?? "", context);
    await client.deleteInstance(id, {
      signal: io.signal,
      deadlineMs: DRAIN_MS,
    });
    io.write(
      json ? `${JSON.stringify({ id, name })}\n` : `Instance ${name} deleted\n`,
    );
  },
} satisfies PortalVerb;
