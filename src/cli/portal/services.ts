import { formatTable } from "../table.ts";
import type { PortalVerb } from "./types.ts";

const COLUMNS = [
  { title: "SERVICE" },
  { title: "TITLE" },
  { title: "WHAT IT DOES" },
];

/** Lists what can be deployed. */
export const services = {
  summary: "the services that can be deployed",
  words: [],
  flags: [],
  async run({ client, io, json }) {
    const all = await client.listServices({ signal: io.signal });
    if (json) return io.write(`${JSON.stringify(all)}\n`);
    const rows = all.map(({ id, title, summary }) => [id, title, summary]);
    io.write(formatTable(COLUMNS, rows, { width: io.columns }));
  },
} satisfies PortalVerb;
