import { GO_VERBS } from "./_go_verbs.ts";
import { SCALER_VERBS } from "./_scaler_verbs.ts";
import { SETTING_VERBS } from "./_setting_verbs.ts";
import { TABLE_VERBS } from "./_table_verbs.ts";
import type { Verb } from "./verb.ts";

/** Everything that is done by typing its name. */
export const VERBS: readonly Verb[] = [
  ...GO_VERBS,
  ...TABLE_VERBS,
  ...SCALER_VERBS,
  ...SETTING_VERBS,
];

/** A verb as it is listed: `theme NAME`, `services [NAME]`. */
export function verbUsage({ name, argument }: Verb): string {
  if (!argument) return name;
  const shown = argument.isOptional ? `[${argument.name}]` : argument.name;
  return `${name} ${shown}`;
}

/** The verb of a name or of an alias. */
export function verbNamed(
  verbs: readonly Verb[],
  word: string,
): Verb | undefined {
  const wanted = word.toLowerCase();
  return verbs.find(
    ({ name, aliases = [] }) => name === wanted || aliases.includes(wanted),
  );
}
