import type { PastCall } from "../../wire/past_calls.ts";
import { pastRoute } from "../calculation_route.ts";
import type { Column } from "../components/table.ts";
import { Pane } from "../components/pane.tsx";
import { clock, milliseconds } from "../format.ts";
import { rowTable } from "../row_table.ts";
import type { Context, Screen, Seen, ViewProps } from "../screen.ts";
import { seenOf } from "../seen_of.ts";

const COLUMNS: readonly Column<PastCall>[] = [
  { title: "Time", cell: ({ atMs }) => clock(atMs), priority: 2 },
  { title: "Service", cell: ({ service }) => service, priority: 0 },
  {
    title: "Asked",
    cell: ({ values }) => askedText(values),
    grows: true,
    min: 14,
    priority: 1,
  },
  {
    title: "Answered",
    cell: ({ outputs, status }) =>
      outputs ? firstText(outputs) : (status ?? "-"),
    tone: ({ outputs }) => (outputs ? "ok" : "err"),
    priority: 1,
  },
  {
    title: "Took",
    cell: ({ elapsedMs }) => milliseconds(elapsedMs),
    value: ({ elapsedMs }) => elapsedMs,
    align: "right",
    priority: 4,
  },
  {
    title: "End server",
    cell: ({ endpoint }) => endpoint ?? "-",
    priority: 5,
  },
];

const CALLS = rowTable<PastCall>({
  tab: "history",
  columns: COLUMNS,
  id: idOf,
  copy: ({ values, outputs, status, message }) => ({
    what: "request and answer",
    text: JSON.stringify({ values, outputs, status, message }),
  }),
});

/** What was asked from here, and what came of it. */
export const history: Screen = {
  title: () => "Asked before",
  help: "Requests to these services and their answers, from this console and from earlier ones, newest first. Enter opens one in the calculator again.",
  bindings: [{ keys: ["enter"], command: "open", label: "open", priority: 2 }],
  rows: (seen) => CALLS.rows(callsOf(seen), seen),
  run,
  View: HistoryView,
};

function run(command: string, context: Context): void {
  const { state, route, dispatch } = context;
  if (command !== "open") return;
  const seen = seenOf(state);
  const shown = CALLS.shown(callsOf(seen), seen);
  const chosen = route.selected.history;
  const call = shown.find((it) => idOf(it) === chosen) ?? shown[0];
  const catalogue = state.data.catalogues[route.address];
  if (!call || catalogue?.kind !== "known") return;
  const service = catalogue.services.find(({ id }) => id === call.service);
  if (!service) return;
  const { screen: _, ...patch } = pastRoute(service, call, route);
  dispatch({ kind: "pop" });
  dispatch({ kind: "patch", screen: "calculation", patch });
}

const NONE: readonly PastCall[] = [];

/** Those to services that this port offers: only they can be asked again. */
function callsOf({ data, route }: Seen): readonly PastCall[] {
  const catalogue = data.catalogues[route.address];
  if (catalogue?.kind !== "known") return NONE;
  const ids = new Set(catalogue.services.map(({ id }) => id));
  return data.calls.filter(({ service }) => ids.has(service));
}

function idOf({ atMs, elapsedMs, service }: PastCall): string {
  return `${atMs}-${elapsedMs}-${service}`;
}

function askedText(values: PastCall["values"]): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ");
}

/** What an answer begins with: services name their main figure first. */
function firstText(outputs: NonNullable<PastCall["outputs"]>): string {
  const first = Object.values(outputs).find((it) => typeof it === "string");
  return typeof first === "string" && first !== "" ? first : "answered";
}

function HistoryView(props: ViewProps) {
  const { width, height, theme } = props;
  const empty = "  Nothing was asked here yet";
  const lines = CALLS.lines(callsOf(props), { ...props, empty });
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}
