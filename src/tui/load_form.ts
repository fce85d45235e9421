import { LOAD_MOST, type LoadPlan } from "../wire/load_plan.ts";
import { openForm, outside, type FormField } from "./components/form.ts";
import { inputsOf } from "./inputs_of.ts";
import { routeTo } from "./reduce.ts";
import { numberError } from "./requests.ts";
import { serviceAt } from "./service_at.ts";
import type { Data } from "./data.ts";
import type { Route } from "./types.ts";

/** A load as a form gave it, or what is wrong with it. */
export type FormLoad =
  | {
      readonly kind: "load";
      readonly plan: LoadPlan;
    }
  | {
      readonly kind: "wrong";
      readonly errors: Readonly<Record<string, string>>;
    };

const FIELDS: readonly (FormField & { readonly most: number })[] = [
  {
    name: "rate",
    label: "Calls a second",
    kind: "text",
    required: true,
    most: LOAD_MOST.ratePerS,
    hint: `1 to ${LOAD_MOST.ratePerS}; they are sent whether answers come or not`,
  },
  {
    name: "seconds",
    label: "For",
    kind: "text",
    unit: "seconds",
    required: true,
    most: LOAD_MOST.seconds,
    hint: `1 to ${LOAD_MOST.seconds}; it goes on while other screens are looked at, and ends with the console`,
  },
  {
    name: "concurrency",
    label: "Under way at most",
    kind: "text",
    unit: "calls",
    required: true,
    most: LOAD_MOST.concurrency,
    hint: `1 to ${LOAD_MOST.concurrency}; what comes due beyond them is left out`,
  },
];

const AT_FIRST = { rate: "20", seconds: "60", concurrency: "100" };

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
    form: outside(openForm(FIELDS, AT_FIRST), false),
  });
}

/** Makes a plan of a `load` route; `undefined` without its service. */
export function loadPlanOf(data: Data, route: Route): FormLoad | undefined {
  const { form, before = {} } = route;
  const service = serviceAt(data, route);
  if (!service) return undefined;
  const checked = FIELDS.map(({ name, most }) => {
    const text = form?.values[name]?.trim() ?? "";
    const number = Number(text);
    const isWithin = number >= 1 && number <= most;
    const error =
      numberError(text, "whole") ??
      (isWithin ? undefined : `${text} was given; 1 to ${most} are accepted`);
    return { name, number, error };
  });
  const errors = checked.flatMap(({ name, error }) =>
    error === undefined ? [] : [[name, error] as const],
  );
  if (errors.length > 0) {
    return { kind: "wrong", errors: Object.fromEntries(errors) };
  }
  const [ratePerS = 0, seconds = 0, concurrency = 0] = checked.map(
    ({ number }) => number,
  );
  const values = inputsOf(service, before);
  const plan = { service, values, ratePerS, seconds, concurrency };
  return { kind: "load", plan };
}
