import { calculationRoute } from "../calculation_route.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import { Pane } from "../components/pane.tsx";
import type { Column } from "../components/table.ts";
import { line, type Line } from "../line.ts";
import { rowTable } from "../row_table.ts";
import type { Context, Screen, Seen, ViewProps } from "../screen.ts";
import { seenOf } from "../seen_of.ts";
import { clean, wrap } from "../text.ts";

const COLUMNS: readonly Column<ServiceOutput>[] = [
  { title: "Service", cell: ({ title }) => title, priority: 0 },
  { title: "Name", cell: ({ id }) => id, priority: 2 },
  {
    title: "What it does",
    cell: ({ summary }) => summary,
    grows: true,
    min: 20,
    priority: 1,
  },
];

const SERVICES = rowTable<ServiceOutput>({
  tab: "services",
  columns: COLUMNS,
  id: ({ id }) => id,
  copy: ({ method }) => ({ what: "method", text: method }),
});

/** What a port offers, from its own catalogue. */
export const services: Screen = {
  title: (_, { address }) => `Calculator ${address}`,
  help: "The services behind a port, as the port itself lists them.",
  bindings: [
    { keys: ["enter"], command: "open", label: "open", priority: 2 },
    { keys: ["r"], command: "refresh", label: "ask again", priority: 3 },
  ],
  rows: (seen) => SERVICES.rows(servicesOf(seen), seen),
  run,
  View: ServicesView,
};

function run(command: string, context: Context): void {
  const { state, route, effects, dispatch } = context;
  if (command === "refresh") return effects.calculator.refresh(route.address);
  const chosen = selectedOf(seenOf(state));
  if (!chosen) return;
  dispatch({ kind: "push", route: calculationRoute(chosen, route) });
}

const NONE: readonly ServiceOutput[] = [];

function servicesOf({ data, route }: Seen): readonly ServiceOutput[] {
  const catalogue = data.catalogues[route.address];
  return catalogue?.kind === "known" ? catalogue.services : NONE;
}

function selectedOf(seen: Seen): ServiceOutput | undefined {
  const shown = SERVICES.shown(servicesOf(seen), seen);
  return (
    shown.find(({ id }) => id === seen.route.selected.services) ?? shown[0]
  );
}

function ServicesView(props: ViewProps) {
  const { data, route, width, height, theme } = props;
  const catalogue = data.catalogues[route.address];
  const isKnown = catalogue?.kind === "known";
  const lines: Line[] =
    catalogue?.kind === "failed"
      ? wrap(clean(catalogue.message), width - 4).map((text) =>
          line(`  ${text}`, { tone: "err" }),
        )
      : SERVICES.lines(servicesOf(props), {
          ...props,
          empty: isKnown
            ? "  This port offers no services"
            : "  Asking the port what it offers",
        });
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}
