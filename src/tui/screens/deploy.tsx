import { deployCommand } from "../deploy_command.ts";
import {
  deployForm,
  deployStepOf,
  neighbourStep,
  stepErrors,
  type DeployStep,
} from "../deploy_steps.ts";
import { refuse } from "../components/form.ts";
import { routeTo } from "../reduce.ts";
import { valuesOf } from "../requests.ts";
import type { Context, Screen } from "../screen.ts";
import type { Data, Route } from "../types.ts";
import { DeployView } from "./_deploy_view.tsx";

/** The way to a deployment, filled with the scaler's defaults. */
export function deployRoute(data: Data): Route {
  const values = valuesOf(data.scaler?.defaults);
  const form = deployForm("services", { data, values });
  return routeTo("deploy", { form, tab: "services" });
}

/** Choosing what to deploy, and how, a step at a time. */
export const deploy: Screen = {
  title: () => "Deploy",
  help: "Choose services with Space, how requests are spread, when end servers are added, and the limits; the last step shows it all before anything is made. Esc goes back a step and forgets nothing.",
  bindings: [
    { keys: ["enter"], command: "submit", label: "go on", priority: 3 },
  ],
  feed: () => "instances",
  submit,
  back: (context) => {
    const before = neighbourStep(deployStepOf(context.route.tab), -1);
    if (before) show(before, context);
    return before !== undefined;
  },
  View: DeployView,
};

/** The command line that deploys what a form holds. */
export function commandOf({ scaler }: Data, { form }: Route): string {
  return deployCommand(form?.values ?? {}, valuesOf(scaler?.defaults));
}

function submit(context: Context): void {
  const { route, effects, dispatch } = context;
  const { form } = route;
  if (!form) return;
  const step = deployStepOf(route.tab);
  const after = neighbourStep(step, 1);
  if (after === undefined) return effects.portal?.deploy(form);
  const errors = stepErrors(step, form.values);
  if (Object.keys(errors).length === 0) return show(after, context);
  const refused = refuse(form, "See the marked fields", errors);
  dispatch({ kind: "patch", patch: { form: refused } });
}

function show(step: DeployStep, { state, route, dispatch }: Context): void {
  const { data } = state;
  const form = deployForm(step, { data, values: route.form?.values ?? {} });
  dispatch({ kind: "patch", patch: { form, tab: step, scroll: 0 } });
}
