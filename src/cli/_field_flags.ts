import type { InputValues } from "../wire/dynamic_message.ts";
import type { FieldOutput } from "../wire/messages.ts";
import type { Flag, ParsedArguments } from "./arguments.ts";

/** The flag of a field: its name in kebab-case. */
export function flagName({ name }: Pick<FieldOutput, "name">): string {
  return name.replaceAll("_", "-");
}

/** The flags a service's fields make. */
export function fieldFlags(fields: readonly FieldOutput[]): Flag[] {
  return fields.map((field) => {
    const flag = { name: flagName(field), help: field.label };
    if (field.kind === "flag") return flag;
    return { ...flag, value: field.example || `<${field.kind}>` };
  });
}

/** The values given, by field name; the service judges them. */
export function fieldValues(
  fields: readonly FieldOutput[],
  { flags }: ParsedArguments,
): InputValues {
  return Object.fromEntries(
    fields.map((field) => [field.name, flags.get(flagName(field))]),
  );
}
