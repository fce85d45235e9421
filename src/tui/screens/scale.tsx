import { openForm, type FormField } from "../components/form.ts";
import { routeTo } from "../reduce.ts";
import type { Screen } from "../screen.ts";
import type { Data, Route } from "../types.ts";
import { FormView } from "./_form_view.tsx";

const FIELDS: readonly FormField[] = [
  {
    name: "end_servers",
    label: "End servers",
    kind: "text",
    required: true,
    hint: "The number is set now; the policy goes on from there",
  },
];

/** The way to scaling an instance by hand. */
export function scaleRoute(data: Data, instanceId: string): Route {
  const instance = data.instances.find(({ id }) => id === instanceId);
  const now = { end_servers: String(instance?.desired ?? "") };
  return routeTo("scale", { instanceId, form: openForm(FIELDS, now) });
}

/** Scaling by hand. */
export const scale: Screen = {
  title: () => "Scale",
  help: "Sets the number of end servers now. The policy goes on from there.",
  bindings: [],
  writes: true,
  feed: ({ instanceId }) => instanceId,
  submit: ({ route, effects }) => effects.portal?.scale(route),
  View: FormView,
};
