import type { InstanceOutput } from "../../wire/messages.ts";
import { Pane } from "../components/pane.tsx";
import { tableLines } from "../components/table.ts";
import type { Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import type { Data, Route } from "../types.ts";
import { COLUMNS } from "./_instances_columns.ts";
import { detailLines, noteLines } from "./_instances_detail.ts";

/** The instance that keys act upon: the first until another is selected. */
export function selectedOf(
  data: Data,
  route: Route,
): InstanceOutput | undefined {
  const id = route.selected.instances;
  return data.instances.find((it) => it.id === id) ?? data.instances[0];
}

const LEAST_TABLE = 6;

/** The table of instances, and beneath it how the selected one fares. */
export function InstancesView(props: ViewProps) {
  const { data, route, width, height, theme } = props;
  const rows = data.instances.map((instance) => {
    const { id } = instance;
    const load = data.loads[id];
    const points = data.history[id] ?? [];
    return { instance, load, points, ascii: theme.ascii };
  });
  const chosen = selectedOf(data, route);
  const notes = noteLines(props, chosen);
  const room = height - notes.length;
  // A row for each, so that what is beneath stays where it is.
  const table = Math.max(LEAST_TABLE, rows.length + 2);
  const detail = chosen
    ? detailLines(props, { instance: chosen, height: room - table })
    : [];
  const lines = tableLines({
    columns: COLUMNS,
    rows,
    id: ({ instance }) => instance.id,
    selected: chosen?.id,
    width,
    height: room - detail.length,
    theme,
    empty: "  Nothing is deployed yet: n deploys",
  });
  const blanks = Math.max(0, room - detail.length - lines.length);
  const all = [...lines, ...new Array<Line>(blanks).fill([]), ...detail];
  return (
    <Pane lines={[...all, ...notes]} {...{ width, height }} theme={theme} />
  );
}
