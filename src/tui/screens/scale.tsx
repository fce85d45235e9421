import { openForm, type FormField } from "../components/form.ts";
import { numberHint } from "../quota_text.ts";
import { routeTo } from "../reduce.ts";
import type { Screen } from "../screen.ts";
import type { Data, Route } from "../types.ts";
import { FormView } from "./_form_view.tsx";

const FIELD: FormField = {
  name: "end_servers",
  label: "End servers",
  kind: "text",
  required: true,
};

/** The way to scaling an instance by hand. */
export function scaleRoute(data: Data, instanceId: string): Route {
  const instance = data.instances.find(({ id }) => id === instanceId);
  const now = { end_servers: String(instance?.desired ?? "") };
  const field = { ...FIELD, hint: numberHint(data) };
  return routeTo("scale", { instanceId, form: openForm([field], now) });
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
