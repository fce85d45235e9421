import { InvalidFieldsError } from "../base/errors.ts";
import type { SettingsOutput } from "../wire/messages.ts";
import { POLICIES } from "./autoscaler/mod.ts";
import { STRATEGIES } from "./balancer/mod.ts";
import { DEFAULT_SETTINGS } from "./portal/default_settings.ts";
import { parseNewSettings } from "./portal/settings.ts";
import type { InstanceSettings } from "./store/types.ts";

/** Settings to be tried out; what is absent is as for a new instance. */
export type GivenSettings = Omit<SettingsOutput, "services">;

const CHOICES = {
  services: ["echo"],
  strategies: Object.keys(STRATEGIES),
  policies: Object.keys(POLICIES),
  // No scaler runs them.
  maxEndServers: 100_000,
};

/**
 * The settings of an imagined instance, held to the rules of a real one.
 *
 * @throws {InvalidFieldsError} when they break them.
 */
export function trialSettings(given: GivenSettings): InstanceSettings {
  const full = { ...given, services: CHOICES.services };
  const parsed = parseNewSettings(full, DEFAULT_SETTINGS, CHOICES);
  if (parsed.violations.length === 0) return parsed.settings;
  throw new InvalidFieldsError(parsed.violations);
}
