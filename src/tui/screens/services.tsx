import { calculationRoute } from "../calculation_route.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import { Pane } from "../components/pane.tsx";
import { tableLines, type Column } from "../components/table.ts";
import { line, type Line } from "../line.ts";
import type { Context, Screen, ViewProps } from "../screen.ts";
import { clean, wrap } from "../text.ts";
import type { Data, Route } from "../types.ts";

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

/** What a port offers, from its own catalogue. */
export const services: Screen = {
  title: (_, { address }) => `Calculator ${address}`,
  help: "The services behind a port, as the port itself lists them.",
  bindings: [
    { keys: ["enter"], command: "open", label: "open", priority: 2 },
    { keys: ["r"], command: "refresh", label: "ask again", priority: 3 },
  ],
  rows: ({ data, route }) => {
    return {
      tab: "services",
      ids: servicesOf(data, route).map(({ id }) => id),
    };
  },
  run,
  View: ServicesView,
};

function run(command: string, { state, route, ...context }: Context): void {
  if (command === "refresh") {
    return context.effects.calculator.refresh(route.address);
  }
  const chosen = selectedOf(state.data, route);
  if (!chosen) return;
  const next = calculationRoute(chosen, route);
  context.dispatch({ kind: "push", route: next });
}

function servicesOf(data: Data, { address }: Route): readonly ServiceOutput[] {
  const catalogue = data.catalogues[address];
  return catalogue?.kind === "known" ? catalogue.services : [];
}

function selectedOf(data: Data, route: Route): ServiceOutput | undefined {
  const all = servicesOf(data, route);
  return all.find(({ id }) => id === route.selected.services) ?? all[0];
}

function ServicesView({ data, route, width, height, theme }: ViewProps) {
  const catalogue = data.catalogues[route.address];
  const lines: Line[] =
    catalogue?.kind === "failed"
      ? wrap(clean(catalogue.message), width - 4).map((text) =>
          line(`  ${text}`, { tone: "err" }),
        )
      : tableLines({
          columns: COLUMNS,
          rows: servicesOf(data, route),
          id: ({ id }) => id,
          selected: selectedOf(data, route)?.id,
          width,
          height,
          theme,
          empty:
            catalogue?.kind === "known"
              ? "  This port offers no services"
              : "  Asking the port what it offers",
        });
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}
