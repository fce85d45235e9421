import type { OptionOutput } from "../wire/messages.ts";
import {
  chosen,
  openForm,
  type FormChoice,
  type FormField,
  type FormState,
} from "./components/form.ts";
import { LIMIT_FIELDS, NAME_FIELD, NONE, WORK_FIELDS } from "./requests.ts";
import type { Data } from "./types.ts";

/** What is asked in one go when deploying; the last asks nothing. */
export type DeployStep =
  "services" | "strategy" | "policy" | "limits" | "review";

/** The steps in their order. */
export const DEPLOY_STEPS: readonly {
  readonly id: DeployStep;
  readonly title: string;
}[] = [
  { id: "services", title: "Services" },
  { id: "strategy", title: "Strategy" },
  { id: "policy", title: "Policy" },
  { id: "limits", title: "Limits" },
  { id: "review", title: "Review" },
];

/** The step a tab stands for: the first until another is. */
export function deployStepOf(tab: string): DeployStep {
  return DEPLOY_STEPS.find(({ id }) => id === tab)?.id ?? "services";
}

/** The step before or after; `undefined` past either end. */
export function neighbourStep(
  step: DeployStep,
  by: 1 | -1,
): DeployStep | undefined {
  const index = DEPLOY_STEPS.findIndex(({ id }) => id === step) + by;
  return index < 0 ? undefined : DEPLOY_STEPS[index]?.id;
}

/** The form of a step, with everything that was typed in the others. */
export function deployForm(
  step: DeployStep,
  { data, values }: DeployFormOptions,
): FormState {
  return openForm(fieldsOf(step, data), values);
}

/** What a step's form is made from. */
export interface DeployFormOptions {
  readonly data: Data;
  readonly values: Readonly<Record<string, string>>;
}

/** The first step that has one of these fields. */
export function stepWith(names: readonly string[], data: Data): DeployStep {
  const found = DEPLOY_STEPS.find(({ id }) =>
    fieldsOf(id, data).some(({ name }) => names.includes(name)),
  );
  return found?.id ?? "review";
}

/** Why a step cannot be left yet, by field. */
export function stepErrors(
  step: DeployStep,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (step !== "services" || chosen(values.services).length > 0) return {};
  return { services: "Choose at least one: Space chooses, a chooses all" };
}

/** The two choices that decide how an instance behaves. */
export function policyFields(
  scaler: Data["scaler"],
  kind: "choice" | "one",
): readonly [strategy: FormField, policy: FormField] {
  return [
    {
      name: "strategy",
      label: "Strategy",
      kind,
      choices: choicesOf(scaler?.strategies),
    },
    {
      name: "policy",
      label: "Policy",
      kind,
      choices: choicesOf(scaler?.policies),
    },
  ];
}

/** A policy that is compared with the one that decides, and decides nothing. */
export function shadowField(scaler: Data["scaler"]): FormField {
  const none = { value: NONE, label: "None" };
  return {
    name: "shadow",
    label: "Shadow policy",
    kind: "choice",
    choices: [none, ...choicesOf(scaler?.policies)],
    hint: "Decides nothing: what it would have done stands beside each decision",
  };
}

function fieldsOf(step: DeployStep, data: Data): readonly FormField[] {
  const [strategy, policy] = policyFields(data.scaler, "one");
  switch (step) {
    case "services":
      return [servicesField(data), NAME_FIELD];
    case "strategy":
      return [strategy];
    case "policy":
      return [policy, shadowField(data.scaler)];
    case "limits":
      return [...LIMIT_FIELDS, ...WORK_FIELDS];
    case "review":
      return [];
    default:
      return step satisfies never;
  }
}

function servicesField({ services }: Data): FormField {
  const choices = services.map(({ id, title, summary }) => {
    return { value: id, label: title, summary };
  });
  return { name: "services", label: "Services", kind: "many", choices };
}

function choicesOf(options: readonly OptionOutput[] = []): FormChoice[] {
  return options.map(({ name, title, summary }) => {
    return { value: name, label: title || name, summary };
  });
}
