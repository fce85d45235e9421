import { calculationRoute } from "../calculation_route.ts";
import { Pane } from "../components/pane.tsx";
import { line, type Line } from "../line.ts";
import type { Context, Screen, ViewProps } from "../screen.ts";
import { seenOf } from "../seen_of.ts";
import { clean, wrap } from "../text.ts";
import { chosenService, SERVICES, servicesOf } from "./_services_rows.ts";

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
  const chosen = chosenService(seenOf(state));
  if (!chosen) return;
  dispatch({ kind: "push", route: calculationRoute(chosen, route) });
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
