import { InvalidFieldsError } from "../../base/errors.ts";
import type { SettingsOutput } from "../../wire/messages.ts";
import type { InstanceSettings } from "../store/types.ts";
import { choicesOf } from "./choices.ts";
import { parseChangedSettings } from "./settings.ts";
import type { Fleet } from "./types.ts";

/** What alternatives are given over. */
export interface AlternativesOptions {
  readonly current: InstanceSettings;
  readonly fleet: Fleet;
}

/**
 * Settings as they would be, checked as a change would be.
 *
 * @throws {InvalidFieldsError} naming the alternative and the field.
 */
export function parseAlternatives(
  given: readonly SettingsOutput[],
  { current, fleet }: AlternativesOptions,
): readonly InstanceSettings[] {
  const choices = choicesOf(fleet);
  const parsed = given.map((it) => parseChangedSettings(it, current, choices));
  const violations = parsed.flatMap((it, at) =>
    it.violations.map((one) => ({
      ...one,
      field: `alternatives[${at}].${one.field}`,
    })),
  );
  if (violations.length > 0) throw new InvalidFieldsError(violations);
  return parsed.map(({ settings }) => settings);
}
