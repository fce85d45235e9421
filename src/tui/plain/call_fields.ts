import type { ServiceOutput } from "../../wire/messages.ts";
import type { FormField } from "../components/form.ts";
import { formFieldOf } from "../form_field_of.ts";
import type { FormValues } from "./ask_form.ts";

/** What a service takes, and what it takes where nothing is said. */
export interface CallFields {
  readonly fields: readonly FormField[];
  readonly values: FormValues;
}

/** The questions before a call of a service. */
export function callFields(service: ServiceOutput): CallFields {
  const defaults = service.fields.map(
    ({ name, defaultValue }) => [name, defaultValue ?? ""] as const,
  );
  return {
    fields: service.fields.map(formFieldOf),
    values: Object.fromEntries(defaults),
  };
}
