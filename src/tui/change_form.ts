import type { InstanceOutput } from "../wire/messages.ts";
import { openForm, type FormField, type FormState } from "./components/form.ts";
import { policyFields, shadowField } from "./deploy_steps.ts";
import { numberHint } from "./quota_text.ts";
import { routeTo } from "./reduce.ts";
import {
  LIMIT_FIELDS,
  NAME_FIELD,
  numberError,
  settingsOf,
  valuesOf,
} from "./requests.ts";
import type { Data, Route } from "./types.ts";

/** One value of a running instance that is to be another. */
export interface Change {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
}

/** The field that no setting is: how many end servers there are now. */
export const END_SERVERS = "end_servers";

/** The tab on which the difference is shown before it is sent. */
export const DIFFERENCE = "difference";

/** The way to changing an instance, filled with what it is now. */
export function changeRoute(data: Data, instanceId: string): Route {
  const instance = data.instances.find(({ id }) => id === instanceId);
  const before = instance ? valuesIn(instance) : {};
  const form = openForm(changeFields(data), before);
  return routeTo("change", { instanceId, form, before });
}

/** The form again, with what was typed. */
export function changeForm(data: Data, { form }: Route): FormState {
  return openForm(changeFields(data), form?.values ?? {});
}

/** What would be changed, in the form's order. */
export function changesOf(
  data: Data,
  { form, before = {} }: Pick<Route, "form" | "before">,
): readonly Change[] {
  const values = form?.values ?? {};
  return changeFields(data).flatMap(({ name, label, unit = "" }) => {
    const from = before[name] ?? "";
    const to = values[name]?.trim() ?? "";
    return from === to ? [] : [{ name, label, unit, from, to }];
  });
}

/** What is wrong with changes before they are sent, by field. */
export function changeErrors(
  changes: readonly Change[],
): Readonly<Record<string, string>> {
  const values = Object.fromEntries(changes.map(({ name, to }) => [name, to]));
  const made = settingsOf(values);
  const wrong = made.kind === "wrong" ? made.errors : {};
  const empty = changes
    .filter(({ to }) => to === "")
    .map(({ name, from }) => [name, `Give a value; it is "${from}" now`]);
  const count = values[END_SERVERS];
  const error = count ? numberError(count, "whole") : undefined;
  const servers = error === undefined ? {} : { [END_SERVERS]: error };
  return { ...wrong, ...Object.fromEntries(empty), ...servers };
}

function changeFields(data: Data): readonly FormField[] {
  return [
    { ...NAME_FIELD, hint: "What the instance is called" },
    ...policyFields(data.scaler, "choice"),
    shadowField(data.scaler),
    {
      name: END_SERVERS,
      label: "End servers now",
      kind: "text",
      hint: numberHint(data),
    },
    ...LIMIT_FIELDS,
  ];
}

function valuesIn({ name, settings, desired }: InstanceOutput) {
  return { ...valuesOf(settings), name, [END_SERVERS]: String(desired) };
}
