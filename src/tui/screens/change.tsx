import { openForm } from "../components/form.ts";
import { routeTo } from "../reduce.ts";
import { LIMIT_FIELDS, valuesOf } from "../requests.ts";
import type { Screen } from "../screen.ts";
import type { Data, Route } from "../types.ts";
import { FormView, policyFields } from "./deploy.tsx";

/** The way to changing an instance, filled with what it is now. */
export function changeRoute(data: Data, instanceId: string): Route {
  const instance = data.instances.find(({ id }) => id === instanceId);
  const fields = [...policyFields(data.scaler), ...LIMIT_FIELDS];
  const form = openForm(fields, valuesOf(instance?.settings));
  return routeTo("change", { instanceId, form });
}

/** Changing a running instance. */
export const change: Screen = {
  title: () => "Change",
  help: "Changes a running instance; no call is dropped. Only what differs is sent.",
  bindings: [],
  feed: ({ instanceId }) => instanceId,
  submit: ({ route, effects }) => effects.portal?.change(route),
  View: FormView,
};
