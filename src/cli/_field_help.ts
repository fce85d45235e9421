import type { FieldOutput, ServiceOutput } from "../wire/messages.ts";
import { flagName } from "./_field_flags.ts";

/** What a service takes, a paragraph a field, made from its catalogue. */
export function fieldHelp(service: ServiceOutput): string {
  const head = `${service.title}: ${service.summary}\n`;
  return head + service.fields.map((field) => `\n${paragraph(field)}`).join("");
}

function paragraph(field: FieldOutput): string {
  const facts = [
    field.label,
    field.help,
    bounds(field),
    choices(field),
    field.kind === "flag" ? "A switch: --no-… turns it off" : "",
    field.required ? "Required" : "",
    field.defaultValue ? `Default: ${field.defaultValue}` : "",
    field.example ? `Example: ${field.example}` : "",
  ];
  const text = facts
    .filter((fact) => fact !== "")
    .map((fact) => fact.replace(/\.$/, ""))
    .join(". ");
  return `  --${flagName(field)}${placeholder(field)}\n      ${text}.\n`;
}

function placeholder({ kind, unit }: FieldOutput): string {
  if (kind === "flag") return "";
  return ` <${unit === "" ? kind : `${kind}, ${unit}`}>`;
}

function bounds({ min, max, maxDecimals, kind }: FieldOutput): string {
  const range =
    min !== "" && max !== ""
      ? `From ${min} to ${max}`
      : min !== ""
        ? `At least ${min}`
        : max !== ""
          ? `At most ${max}`
          : "";
  const isDecimal =
    kind === "money" || kind === "percent" || kind === "decimal";
  if (!isDecimal || maxDecimals === 0) return range;
  const decimals = `up to ${maxDecimals} decimals`;
  return range === ""
    ? `Up to ${maxDecimals} decimals`
    : `${range}, ${decimals}`;
}

function choices({ choices: all }: FieldOutput): string {
  if (all.length === 0) return "";
  const told = all.map(({ value, label }) =>
    label === "" || label === value ? value : `${value} (${label})`,
  );
  return `One of ${told.join(", ")}`;
}
