import type { ServiceOutput } from "../wire/messages.ts";
import type { PastCall } from "../wire/past_calls.ts";
import { openForm, outside, refuse } from "./components/form.ts";
import { formFieldOf } from "./form_field_of.ts";
import { routeTo } from "./reduce.ts";
import type { Route } from "./types.ts";

/** The way to one service of a port. */
export function calculationRoute(
  service: ServiceOutput,
  { address, instanceId }: Pick<Route, "address" | "instanceId">,
): Route {
  const fields = service.fields.map(formFieldOf);
  const defaults = service.fields.map(
    ({ name, defaultValue }) => [name, defaultValue ?? ""] as const,
  );
  return routeTo("calculation", {
    address,
    instanceId,
    serviceId: service.id,
    form: outside(openForm(fields, Object.fromEntries(defaults)), false),
  });
}

/** The same, with what was asked before and what came of it. */
export function pastRoute(
  service: ServiceOutput,
  call: PastCall,
  at: Pick<Route, "address" | "instanceId">,
): Route {
  const route = calculationRoute(service, at);
  const { outputs, endpoint, elapsedMs, message, violations = [] } = call;
  const fields = service.fields.map(formFieldOf);
  const given = Object.entries(call.values).map(
    ([name, value]) => [name, String(value ?? "")] as const,
  );
  const values = { ...route.form?.values, ...Object.fromEntries(given) };
  const form = outside(openForm(fields, values), outputs !== undefined);
  const errors = violations.map((it) => [it.field, it.message] as const);
  return {
    ...route,
    form:
      message === undefined
        ? form
        : refuse(form, message, Object.fromEntries(errors)),
    answer: outputs && { outputs, endpoint, elapsedMs },
  };
}
