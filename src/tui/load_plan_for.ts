import type { LoadPlan } from "../wire/load_plan.ts";
import type { ServiceOutput } from "../wire/messages.ts";
import { inputsOf } from "./inputs_of.ts";
import { LOAD_FIELDS } from "./load_fields.ts";
import { numberError } from "./requests.ts";

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

/** What a load is made from. */
export interface LoadGiven {
  /** What every call sends. */
  readonly before: Readonly<Record<string, string>>;
  /** What was answered to {@linkcode LOAD_FIELDS}. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Makes a plan of what was typed. */
export function loadPlanFor(
  service: ServiceOutput,
  { before, values: typed = {} }: LoadGiven,
): FormLoad {
  const checked = LOAD_FIELDS.map(({ name, most }) => {
    const text = typed[name]?.trim() ?? "";
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
