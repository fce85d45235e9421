import { Pane } from "../components/pane.tsx";
import { tableLines, type Column } from "../components/table.ts";
import { number, milliseconds } from "../format.ts";
import type {
  InstanceOutput,
  InstanceViewOutput,
} from "../../wire/messages.ts";
import { line, type Line } from "../line.ts";
import { routeTo } from "../reduce.ts";
import type { Context, Screen, ViewProps } from "../screen.ts";
import { stateTone } from "../theme.ts";
import type { Data, Route } from "../types.ts";
import { clean, wrap } from "../text.ts";
import { deployRoute } from "./deploy.tsx";

interface Row {
  readonly instance: InstanceOutput;
  readonly view: InstanceViewOutput | undefined;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: "Name", cell: ({ instance }) => instance.name, min: 8, priority: 0 },
  {
    title: "State",
    cell: ({ instance }) => instance.state,
    tone: ({ instance }) => stateTone(instance.state),
    priority: 1,
  },
  {
    title: "Port",
    cell: ({ instance }) => String(instance.port),
    align: "right",
    priority: 2,
  },
  { title: "Servers", cell: serversOf, align: "right", priority: 3 },
  { title: "Req/s", cell: loadOf("requestsPerS"), align: "right", priority: 4 },
  { title: "In flight", cell: loadOf("inFlight"), align: "right", priority: 8 },
  { title: "Queue", cell: loadOf("queued"), align: "right", priority: 9 },
  { title: "p99", cell: p99Of, align: "right", priority: 10 },
  {
    title: "Strategy",
    cell: ({ instance }) => instance.settings?.strategy ?? "",
    priority: 5,
  },
  {
    title: "Policy",
    cell: ({ instance }) => instance.settings?.policy ?? "",
    priority: 6,
  },
  {
    title: "Services",
    cell: ({ instance }) => instance.settings?.services.join(" ") ?? "",
    grows: true,
    priority: 7,
  },
];

/** All instances of the account. */
export const instances: Screen = {
  title: () => "Instances",
  help: "Every deployment of this account. Servers: ready/desired (least-most).",
  bindings: [
    { keys: ["enter"], command: "open", label: "open", priority: 3 },
    { keys: ["n"], command: "new", label: "deploy", priority: 2, write: true },
    { keys: ["c"], command: "calculate", label: "calculator", priority: 4 },
    {
      keys: ["d"],
      command: "delete",
      label: "delete",
      priority: 5,
      write: true,
    },
    { keys: ["o"], command: "log-out", label: "log out", priority: 6 },
  ],
  feed: () => "instances",
  rows: (data) => data.instances.map(({ id }) => id),
  run,
  View: InstancesView,
};

function run(command: string, context: Context): void {
  const { state, route, dispatch, effects } = context;
  if (command === "new") {
    return dispatch({ kind: "push", route: deployRoute(state.data) });
  }
  if (command === "log-out") return effects.portal?.logOut();
  const chosen = selectedOf(state.data, route);
  if (!chosen) return;
  switch (command) {
    case "open": {
      const route = routeTo("instance", { instanceId: chosen.id });
      return dispatch({ kind: "push", route });
    }
    case "calculate":
      return effects.calculator.open(chosen.port, chosen.id);
    case "delete":
      return context.ask(deletion(chosen));
  }
}

/** The question before an instance is deleted. */
export function deletion({ id, name, port }: InstanceOutput) {
  return {
    question: `Delete "${clean(name)}": close port ${port} and stop its end servers?`,
    yesLabel: "Delete",
    action: { kind: "delete", instanceId: id },
  } as const;
}

function selectedOf(data: Data, route: Route): InstanceOutput | undefined {
  const id = route.selected[route.tab];
  return data.instances.find((it) => it.id === id) ?? data.instances[0];
}

function InstancesView({ data, route, width, height, theme }: ViewProps) {
  const rows = data.instances.map((instance) => {
    return { instance, view: data.views[instance.id] };
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
    empty: "  Nothing is deployed yet: press n to deploy",
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

function serversOf({ instance }: Row): string {
  const { ready, desired, settings } = instance;
  return `${ready}/${desired} (${settings?.min ?? "?"}-${settings?.max ?? "?"})`;
}

function loadOf(key: "requestsPerS" | "inFlight" | "queued") {
  return ({ view }: Row) => (view?.load ? number(view.load[key]) : "-");
}

function p99Of({ view }: Row): string {
  return view?.load ? milliseconds(view.load.p99Ms) : "-";
}
