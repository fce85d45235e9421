import type { Rows, Seen } from "../screen.ts";
import type { Tab } from "./_instance_layout.ts";
import { connectionsOf, decisionsOf, serversOf } from "./_instance_rows.ts";
import { CONNECTIONS, DECISIONS, SERVERS } from "./_instance_tables.ts";
import { logRows } from "./_log_rows.ts";

/** What keys work on in a table of an instance. */
export function panelRows(seen: Seen, tab: Tab): Rows {
  switch (tab) {
    case "servers":
      return SERVERS.rows(serversOf(seen), seen);
    case "connections":
      return CONNECTIONS.rows(connectionsOf(seen), seen);
    case "decisions":
      return DECISIONS.rows(decisionsOf(seen), seen);
    case "log":
      return logRows(seen);
    default:
      return tab satisfies never;
  }
}
