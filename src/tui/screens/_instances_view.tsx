import type { InstanceOutput } from "../../wire/messages.ts";
import { Pane } from "../components/pane.tsx";
import { tableLines } from "../components/table.ts";
import { line, type Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { clean, wrap } from "../text.ts";
import type { Data, Route } from "../types.ts";
import { COLUMNS } from "./_instances_columns.ts";

/** The instance that keys act upon: the first until another is selected. */
export function selectedOf(
  data: Data,
  route: Route,
): InstanceOutput | undefined {
  const id = route.selected.instances;
  return data.instances.find((it) => it.id === id) ?? data.instances[0];
}

/** The table of instances, and what is wrong with the selected one. */
export function InstancesView({
  data,
  route,
  width,
  height,
  theme,
}: ViewProps) {
  const rows = data.instances.map((instance) => {
    return { instance, load: data.loads[instance.id] };
  });
  const chosen = selectedOf(data, route);
  const below = noteLines(data, chosen, width);
  const table = tableLines({
    columns: COLUMNS,
    rows,
    id: ({ instance }) => instance.id,
    selected: chosen?.id,
    width,
    height: height - below.length,
    theme,
    empty: "  Nothing is deployed yet: n deploys",
  });
  const lines = [...table, ...below];
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}

/** What is wrong with the selected instance, and what the runtime is doing. */
function noteLines(
  { scaler }: Data,
  chosen: InstanceOutput | undefined,
  width: number,
): Line[] {
  const notice = chosen?.notice ? wrap(clean(chosen.notice), width - 4) : [];
  const preparing = wrap(clean(scaler?.preparing ?? ""), width - 4);
  const shown = [...notice.slice(0, 2), ...preparing.slice(0, 1)];
  return shown
    .filter(Boolean)
    .map((text) => line(`  ${text}`, { tone: "warn" }));
}
