import { openForm, outside } from "./components/form.ts";
import type { Data } from "./data.ts";
import { LOAD_AT_FIRST, LOAD_FIELDS } from "./load_fields.ts";
import { loadPlanFor, type FormLoad } from "./load_plan_for.ts";
import { routeTo } from "./reduce.ts";
import { serviceAt } from "./service_at.ts";
import type { Route } from "./types.ts";

/** The way to sending what a calculator's form holds, many times. */
export function loadRoute({
  address,
  instanceId,
  serviceId,
  form,
}: Route): Route {
  return routeTo("load", {
    address,
    instanceId,
    serviceId,
    before: form?.values ?? {},
    form: outside(openForm(LOAD_FIELDS, LOAD_AT_FIRST), false),
  });
}

/** Makes a plan of a `load` route; `undefined` without its service. */
export function loadPlanOf(data: Data, route: Route): FormLoad | undefined {
  const { form, before = {} } = route;
  const service = serviceAt(data, route);
  return service && loadPlanFor(service, { ...form, before });
}
