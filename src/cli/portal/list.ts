import { instanceTable } from "./_instance_text.ts";
import type { PortalVerb } from "./types.ts";

/** Lists the tenant's instances. */
export const list = {
  summary: "your instances",
  words: [],
  flags: [],
  async run({ client, io, json }) {
    const instances = await client.listInstances({ signal: io.signal });
    const { columns: width } = io;
    io.write(
      json
        ? `${JSON.stringify(instances)}\n`
        : instanceTable(instances, { width }),
    );
  },
} satisfies PortalVerb;
