import { formLines } from "../components/form_lines.ts";
import {
  openForm,
  type FormChoice,
  type FormField,
} from "../components/form.ts";
import { Pane } from "../components/pane.tsx";
import { routeTo } from "../reduce.ts";
import { LIMIT_FIELDS, valuesOf, WORK_FIELDS } from "../requests.ts";
import type { Screen, ViewProps } from "../screen.ts";
import type { OptionOutput } from "../../wire/messages.ts";
import type { Data, Route } from "../types.ts";

/** The way to a deployment form, filled with the scaler's defaults. */
export function deployRoute(data: Data): Route {
  const { scaler, services } = data;
  const fields: readonly FormField[] = [
    {
      name: "services",
      label: "Services",
      kind: "many",
      choices: services.map(({ id, title, summary }) => {
        return { value: id, label: title, summary };
      }),
    },
    {
      name: "name",
      label: "Name",
      kind: "text",
      hint: "Left empty, the scaler picks one",
    },
    ...policyFields(scaler),
    ...LIMIT_FIELDS,
    ...WORK_FIELDS,
  ];
  const form = openForm(fields, valuesOf(scaler?.defaults));
  return routeTo("deploy", { form });
}

/** The two choices that decide how an instance behaves. */
export function policyFields(scaler: Data["scaler"]): readonly FormField[] {
  return [
    {
      name: "strategy",
      label: "Strategy",
      kind: "choice",
      choices: choicesOf(scaler?.strategies),
    },
    {
      name: "policy",
      label: "Policy",
      kind: "choice",
      choices: choicesOf(scaler?.policies),
    },
  ];
}

/** Choosing what to deploy, and how. */
export const deploy: Screen = {
  title: () => "Deploy",
  help: "Choose services with Space, how requests are spread and when end servers are added. What is left as it is takes the scaler's defaults.",
  bindings: [],
  feed: () => "instances",
  submit: ({ route, effects }) =>
    route.form && effects.portal?.deploy(route.form),
  View: FormView,
};

/** A screen that is nothing but its form. */
export function FormView({ route, width, height, theme }: ViewProps) {
  const lines = route.form
    ? formLines(route.form, { width, height, theme })
    : [];
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}

function choicesOf(options: readonly OptionOutput[] = []): FormChoice[] {
  return options.map(({ name, title, summary }) => {
    return { value: name, label: title || name, summary };
  });
}
