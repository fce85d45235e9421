import type { InputValues } from "../wire/dynamic_message.ts";
import type { ServiceOutput } from "../wire/messages.ts";

/**
 * A form's values as a service takes them. An empty field is left out, so that
 * the service's own default counts.
 */
export function inputsOf(
  service: ServiceOutput,
  values: Readonly<Record<string, string>>,
): InputValues {
  const given = service.fields.map(({ name, kind }) => {
    const text = values[name]?.trim() ?? "";
    if (text === "") return [name, undefined] as const;
    return [name, kind === "flag" ? text === "true" : text] as const;
  });
  return Object.fromEntries(given);
}
