import { answerText } from "../answer_text.ts";
import { AT_START } from "../answer_view.ts";
import { pastRoute } from "../calculation_route.ts";
import { copyOut } from "../copy_out.ts";
import { outside } from "../components/form.ts";
import { saveRoute } from "../save_form.ts";
import { loadRoute } from "../load_form.ts";
import { routeTo } from "../reduce.ts";
import type { Context, Screen } from "../screen.ts";
import { serviceAt } from "../service_at.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import { CALCULATION_KEYS } from "./_calculation_keys.ts";
import { CalculationView } from "./_calculation_view.tsx";
import { moveAnswer } from "./_move_answer.ts";

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
  const { form, answer } = route;
  switch (command) {
    case "answer": {
      if (!form) return;
      const turned = outside(form, !form.isOutside);
      return dispatch({ kind: "patch", patch: { form: turned } });
    }
    case "repeat":
      return repeat(context, service);
    case "history": {
      const { address, instanceId } = route;
      const next = routeTo("history", { address, instanceId });
      return dispatch({ kind: "push", route: next });
    }
    case "load":
      return dispatch({ kind: "push", route: loadRoute(route) });
    case "export": {
      if (!answer) return nothing(context);
      const next = saveRoute(route, { service, atMs: Date.now() });
      return dispatch({ kind: "push", route: next });
    }
    case "copy": {
      if (!answer) return nothing(context);
      const text = answerText(service, answer, route.place ?? AT_START);
      return copyOut(context, text, { what: "answer" });
    }
  }
}

/** Asks the same again: what was asked last here, whatever was typed since. */
function repeat(context: Context, service: ServiceOutput): void {
  const { state, route, dispatch, effects } = context;
  const last = state.data.calls.find(
    ({ service: id, target }) => id === service.id && target === route.address,
  );
  if (!last) return nothing(context);
  const { form } = pastRoute(service, last, route);
  if (!form) return;
  const sent = { ...form, errors: {}, status: { kind: "pending" } } as const;
  dispatch({ kind: "patch", patch: { form: sent } });
  effects.calculator.calculate({ ...route, form: sent });
}

function nothing({ dispatch }: Context): void {
  const text = "Nothing was asked here yet: Enter sends the form";
  dispatch({ kind: "notice", notice: { text, tone: "warn" } });
}
