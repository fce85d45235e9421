import { Box } from "ink";

import { serviceOf } from "../calculator_effects.ts";
import { openForm } from "../components/form.ts";
import { formLines } from "../components/form_lines.ts";
import { Pane } from "../components/pane.tsx";
import type { Context, Screen, ViewProps } from "../screen.ts";
import { line, type Line } from "../line.ts";
import { clean, wrap } from "../text.ts";
import type { Route } from "../types.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import { routeTo } from "../reduce.ts";
import { answerLines } from "./_answer_lines.ts";
import { formFieldOf } from "./_form_field.ts";

/** One service: its form, and what it answered. */
export const calculation: Screen = {
  title: (data, route) => {
    const service = serviceOf(data.catalogues[route.address], route);
    return clean(service?.title ?? route.serviceId);
  },
  help: "The form comes from the service itself. An empty field takes its default. PgUp and PgDn scroll the answer.",
  bindings: [
    {
      keys: ["page-down"],
      command: "answer-down",
      label: "answer down",
      priority: 5,
    },
    {
      keys: ["page-up"],
      command: "answer-up",
      label: "answer up",
      priority: 5,
    },
  ],
  run,
  submit: ({ route, effects }) => effects.calculator.calculate(route),
  View: CalculationView,
};

const STEP = 5;

/** The way to one service of a port. */
export function calculationRoute(
  service: ServiceOutput,
  { address, instanceId }: Route,
): Route {
  const fields = service.fields.map(formFieldOf);
  const defaults = service.fields.map(
    ({ name, defaultValue }) => [name, defaultValue ?? ""] as const,
  );
  return routeTo("calculation", {
    address,
    instanceId,
    serviceId: service.id,
    form: openForm(fields, Object.fromEntries(defaults)),
  });
}

function run(command: string, { state, route, dispatch }: Context): void {
  const service = serviceOf(state.data.catalogues[route.address], route);
  if (!service || !route.answer) return;
  const by = command === "answer-down" ? STEP : -STEP;
  // However wide the screen, no answer has more lines than its narrowest form.
  const narrow = { width: 40, ellipsis: "" };
  const most = answerLines(service, route.answer, narrow).length - 1;
  const scroll = Math.max(0, Math.min(route.scroll + by, most));
  dispatch({ kind: "patch", patch: { scroll } });
}

function CalculationView(props: ViewProps) {
  const { data, route, width, height, theme } = props;
  const service = serviceOf(data.catalogues[route.address], route);
  if (!service || !route.form) return null;
  const isWide = width >= 100;
  const formWidth = isWide ? Math.floor(width / 2) - 1 : width;
  const formHeight = isWide || !route.answer ? height : formRoom(height);
  const about: Line[] =
    height < 14
      ? []
      : wrap(clean(service.summary), formWidth - 4)
          .slice(0, 3)
          .map((text) => line(`  ${text}`, { tone: "dim" }));
  const form = formLines(route.form, {
    width: formWidth,
    height: formHeight - about.length,
    theme,
  });
  const answerWidth = isWide ? width - formWidth - 2 : width;
  const answerHeight = isWide ? height : height - formHeight;
  const { ellipsis } = theme;
  const answer = route.answer
    ? answerLines(service, route.answer, { width: answerWidth, ellipsis })
    : [];
  const start = Math.min(
    route.scroll,
    Math.max(0, answer.length - answerHeight),
  );
  return (
    <Box
      flexDirection={isWide ? "row" : "column"}
      width={width}
      height={height}
    >
      <Pane
        lines={[...about, ...form]}
        width={formWidth}
        height={formHeight}
        theme={theme}
      />
      {isWide ? <Box width={2} /> : null}
      <Pane
        lines={answer.slice(start)}
        width={answerWidth}
        height={answerHeight}
        theme={theme}
      />
    </Box>
  );
}

/** Beside an answer the form keeps a little less than half of the rows. */
function formRoom(height: number): number {
  return Math.max(3, Math.floor(height * 0.45));
}
