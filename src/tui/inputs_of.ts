import type { InputValues } from "../wire/dynamic_message.ts";
import type { ServiceOutput } from "../wire/messages.ts";
import { isNumber } from "./answer_table.ts";

/**
 * A form's values as a service takes them. An empty field is left out, so that
 * the service's own default counts; numbers may be grouped by commas.
 */
export function inputsOf(
  service: ServiceOutput,
  values: Readonly<Record<string, string>>,
): InputValues {
  const given = service.fields.map(({ name, kind }) => {
    const text = values[name]?.trim() ?? "";
    if (text === "") return [name, undefined] as const;
    if (kind === "flag") return [name, text === "true"] as const;
    return [name, isNumber(kind) ? ungrouped(text) : text] as const;
  });
  return Object.fromEntries(given);
}

/** `12,34,567.50` and `1,234,567` as the services take numbers. */
function ungrouped(text: string): string {
  const isGrouped = /^-?\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/.test(text);
  return isGrouped ? text.replaceAll(",", "") : text;
}
