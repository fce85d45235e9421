import type { ServiceOutput } from "../wire/messages.ts";
import { openForm } from "./components/form.ts";
import { formFieldOf } from "./form_field_of.ts";
import { routeTo } from "./reduce.ts";
import type { Route } from "./types.ts";

/** The way to one service of a port. */
export function calculationRoute(
  service: ServiceOutput,
  { address, instanceId }: Route,
): Route {
  const fields = service.fields.map(formFieldOf);
  const defaults = service.fields.map(
    ({ name, defaultValue }) => [name, defaultValue ?? ""] as const,
  );
  return routeTo("calculation", {
    address,
    instanceId,
    serviceId: service.id,
    form: openForm(fields, Object.fromEntries(defaults)),
  });
}
