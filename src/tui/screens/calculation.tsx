import type { Context, Screen } from "../screen.ts";
import { serviceAt } from "../service_at.ts";
import { CALCULATION_KEYS } from "./_calculation_keys.ts";
import { CalculationView } from "./_calculation_view.tsx";
import { moveAnswer } from "./_move_answer.ts";
import { runCalculation } from "./_run_calculation.ts";

/** One service: its form, and what it answered. */
export const calculation: Screen = {
  title: (data, route) => {
    const service = serviceAt(data, route);
    return service?.title ?? route.serviceId;
  },
  help: "The form comes from the service itself; an empty field takes its default, and amounts may have commas. Tab past the last field, or Ctrl-O, goes to the answer, where arrows scroll and single letters work.",
  bindings: CALCULATION_KEYS,
  run,
  submit: ({ route, effects }) => effects.calculator.calculate(route),
  View: CalculationView,
};

function run(command: string, context: Context): void {
  const { state, route, dispatch } = context;
  const service = serviceAt(state.data, route);
  if (!service) return;
  const patch = moveAnswer(state, route, { command, service });
  if (patch) return dispatch({ kind: "patch", patch });
  runCalculation(command, context, service);
}
