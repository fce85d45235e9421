import type { Screen } from "../screen.ts";
import { serviceAt } from "../service_at.ts";
import { CalculationView } from "./_calculation_view.tsx";
import { scrollAnswer } from "./_scroll_answer.ts";

/** One service: its form, and what it answered. */
export const calculation: Screen = {
  title: (data, route) => {
    const service = serviceAt(data, route);
    return service?.title ?? route.serviceId;
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
  run: (command, { state, route, dispatch }) => {
    const scroll = scrollAnswer(state, route, command);
    dispatch({ kind: "patch", patch: { scroll } });
  },
  submit: ({ route, effects }) => effects.calculator.calculate(route),
  View: CalculationView,
};
