import type { DecisionOutput } from "../../wire/messages.ts";
import { rowTable } from "../row_table.ts";
import type { Seen } from "../screen.ts";
import {
  CONNECTION_COLUMNS,
  DECISION_COLUMNS,
  SERVER_COLUMNS,
} from "./_instance_columns.ts";
import { decisionId, decisionsOf } from "./_instance_rows.ts";

/** The end servers of an instance. */
export const SERVERS = rowTable({
  tab: "servers",
  columns: SERVER_COLUMNS,
  id: ({ id }) => id,
  copy: ({ id }) => ({ what: "name", text: id }),
});

/** Who is connected to an instance. */
export const CONNECTIONS = rowTable({
  tab: "connections",
  columns: CONNECTION_COLUMNS,
  id: ({ id }) => id,
  copy: ({ client }) => ({ what: "address", text: client }),
});

/** What was decided for an instance. */
export const DECISIONS = rowTable({
  tab: "decisions",
  columns: DECISION_COLUMNS,
  id: decisionId,
  copy: ({ reason }) => ({ what: "reason", text: reason }),
});

/** The decision that is selected, of those that are shown. */
export function selectedDecision(seen: Seen): DecisionOutput | undefined {
  const shown = DECISIONS.shown(decisionsOf(seen), seen);
  const { decisions } = seen.route.selected;
  return shown.find((it) => decisionId(it) === decisions) ?? shown[0];
}
