import { Box } from "ink";

import { serviceOf } from "../calculator_effects.ts";
import { openForm } from "../components/form.ts";
import { formLines } from "../components/form_lines.ts";
import { Pane } from "../components/pane.tsx";
import type { Context, Screen, ViewProps } from "../screen.ts";
import { bodyOf, halvesOf } from "../layout.ts";
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
  const { second } = halvesOf(bodyOf(state.size), { hasSecond: true });
  const { width, height } = second;
  const lines = answerLines(service, route.answer, { width, ellipsis: "" });
  const most = Math.max(0, lines.length - height);
  const by = Math.max(1, height - 2) * (command === "answer-down" ? 1 : -1);
  const scroll = Math.max(0, Math.min(route.scroll + by, most));
  dispatch({ kind: "patch", patch: { scroll } });
}

function CalculationView({ data, route, width, height, theme }: ViewProps) {
  const service = serviceOf(data.catalogues[route.address], route);
  const { form, answer } = route;
  if (!service || !form) return null;
  const hasSecond = answer !== undefined;
  const halves = halvesOf({ width, height }, { hasSecond });
  const { isBeside, first, second } = halves;
  const about = height < 14 ? [] : aboutLines(service, first.width);
  const asked = formLines(form, {
    width: first.width,
    height: first.height - about.length,
    theme,
  });
  const { ellipsis } = theme;
  const answered = answer
    ? answerLines(service, answer, { width: second.width, ellipsis })
    : [];
  const most = Math.max(0, answered.length - second.height);
  const shown = answered.slice(Math.min(route.scroll, most));
  const gap = isBeside ? width - first.width - second.width : 0;
  return (
    <Box flexDirection={isBeside ? "row" : "column"} {...{ width, height }}>
      <Pane lines={[...about, ...asked]} {...first} theme={theme} />
      <Box width={gap} />
      <Pane lines={shown} {...second} theme={theme} />
    </Box>
  );
}

function aboutLines({ summary }: ServiceOutput, width: number): Line[] {
  return wrap(clean(summary), width - 4)
    .slice(0, 3)
    .map((text) => line(`  ${text}`, { tone: "dim" }));
}
