import type { InstanceOutput } from "../../wire/messages.ts";
import { memoLast } from "../memo_last.ts";
import { rowTable, type RowTable } from "../row_table.ts";
import type { Seen } from "../screen.ts";
import type { Data } from "../types.ts";
import { instancesColumns, type Row } from "./_instances_columns.ts";

const UNICODE = instancesTable({ ascii: false });
const ASCII = instancesTable({ ascii: true });

/** The table of instances, drawn with what the terminal can show. */
export function instancesTableOf({ ascii }: { readonly ascii: boolean }) {
  return ascii ? ASCII : UNICODE;
}

function instancesTable(theme: { readonly ascii: boolean }): RowTable<Row> {
  return rowTable({
    tab: "instances",
    columns: instancesColumns(theme),
    id: ({ instance }) => instance.id,
    copy: ({ instance }) => ({ what: "port", text: String(instance.port) }),
  });
}

/** A row for each instance; the same ones until there is news. */
export function instanceRows({ instances, loads, history }: Data) {
  return made(instances, loads, history);
}

const made = memoLast(
  (
    instances: Data["instances"],
    loads: Data["loads"],
    history: Data["history"],
  ): readonly Row[] =>
    instances.map((instance) => ({
      instance,
      load: loads[instance.id],
      points: history[instance.id] ?? [],
    })),
);

/** The instance that keys act upon: the first until another is selected. */
export function chosenInstance(seen: Seen): InstanceOutput | undefined {
  const id = seen.route.selected.instances;
  const shown = UNICODE.shown(instanceRows(seen.data), seen);
  const chosen = shown.find(({ instance }) => instance.id === id);
  return (chosen ?? shown[0])?.instance;
}
