import type { FieldViolation } from "../../base/errors.ts";
import type { SettingsOutput } from "../../wire/messages.ts";
import type { InstanceSettings } from "../store/types.ts";
import { numberFields, numberViolation } from "./number_fields.ts";

/** What can be chosen on this scaler. */
export interface Choices {
  readonly services: readonly string[];
  readonly strategies: readonly string[];
  readonly policies: readonly string[];
  /** Of one instance. */
  readonly maxEndServers: number;
}

/** Settings as they would be, and all that is wrong with what was given. */
export interface ParsedSettings {
  readonly settings: InstanceSettings;
  readonly violations: readonly FieldViolation[];
}

/**
 * The settings of a new instance: what was given over the defaults.
 *
 * @param given As it came from the wire; absent fields take the defaults.
 */
export function parseNewSettings(
  given: SettingsOutput,
  defaults: Omit<InstanceSettings, "services">,
  choices: Choices,
): ParsedSettings {
  const settings = merge(given, { ...defaults, services: [] });
  const violations = [
    ...serviceViolations(given.services, choices.services),
    ...sharedViolations(given, settings, choices),
  ];
  return { settings, violations };
}

/**
 * The settings of a running instance: what was given over those in force.
 * What is fixed when deploying may be given only as it is.
 */
export function parseChangedSettings(
  given: SettingsOutput,
  current: InstanceSettings,
  choices: Choices,
): ParsedSettings {
  const settings = merge(given, current);
  const violations = [
    ...fixedViolations(given, current, choices.maxEndServers),
    ...sharedViolations(given, settings, choices),
  ];
  return { settings: { ...settings, services: current.services }, violations };
}

/** How people say that no policy runs beside the active one. */
const NO_SHADOW = "none";

function merge(
  given: SettingsOutput,
  base: InstanceSettings,
): InstanceSettings {
  const { services } = given.services.length > 0 ? given : base;
  return {
    services,
    strategy: given.strategy ?? base.strategy,
    policy: given.policy ?? base.policy,
    shadow: given.shadow === NO_SHADOW ? "" : (given.shadow ?? base.shadow),
    min: given.min ?? base.min,
    max: given.max ?? base.max,
    concurrency: given.concurrency ?? base.concurrency,
    queueLimit: given.queueLimit ?? base.queueLimit,
    cpuTargetPercent: given.cpuTargetPercent ?? base.cpuTargetPercent,
    queueTarget: given.queueTarget ?? base.queueTarget,
    waitTargetMs: given.waitTargetMs ?? base.waitTargetMs,
    responseTargetMs: given.responseTargetMs ?? base.responseTargetMs,
    sleepMs: given.sleepMs ?? base.sleepMs,
    cpuMs: given.cpuMs ?? base.cpuMs,
    cpuLimit: given.cpuLimit ?? base.cpuLimit,
    memoryMib: given.memoryMib ?? base.memoryMib,
  };
}

function sharedViolations(
  given: SettingsOutput,
  settings: InstanceSettings,
  { strategies, policies, maxEndServers }: Choices,
): FieldViolation[] {
  const numbers = numberFields(maxEndServers).map((field) =>
    // What was not given is ours and right, or was right when it was given.
    given[field.key] === undefined
      ? undefined
      : numberViolation(field, settings[field.key]),
  );
  const found = [
    unsupported("strategy", settings.strategy, strategies),
    unsupported("policy", settings.policy, policies),
    settings.shadow === ""
      ? undefined
      : unsupported("shadow", settings.shadow, [NO_SHADOW, ...policies]),
    ...numbers,
  ].filter((it) => it !== undefined);
  const isRangeClear = !found.some(({ field }) => /^(min|max)$/.test(field));
  return isRangeClear ? [...found, ...rangeViolations(given, settings)] : found;
}

/** Blames the one that was given; `max` when both or none were. */
function rangeViolations(
  given: SettingsOutput,
  { min, max }: InstanceSettings,
): FieldViolation[] {
  if (min <= max) return [];
  const code = "out_of_range";
  if (given.max === undefined) {
    const message = `${min} was given; at most max, which is ${max}, is accepted: give a larger max too`;
    return [{ field: "min", code, message }];
  }
  const message = `${max} was given; at least min, which is ${min}, is accepted`;
  return [{ field: "max", code, message }];
}

function serviceViolations(
  given: readonly string[],
  known: readonly string[],
): FieldViolation[] {
  const field = "services";
  const accepted = known.join(", ");
  if (given.length === 0) {
    const message = `none was given; at least one of ${accepted} is needed`;
    return [{ field, code: "required", message }];
  }
  const unknown = given.find((it) => !known.includes(it));
  if (unknown !== undefined) {
    const message = `${quote(unknown)} was given; ${accepted} are accepted`;
    return [{ field, code: "unsupported", message }];
  }
  const twice = given.find((it, at) => given.indexOf(it) !== at);
  if (twice === undefined) return [];
  const message = `${quote(twice)} was given twice; once is accepted`;
  return [{ field, code: "malformed", message }];
}

function unsupported(
  field: string,
  value: string,
  known: readonly string[],
): FieldViolation | undefined {
  if (known.includes(value)) return undefined;
  const message = `${quote(value)} was given; ${known.join(", ")} are accepted`;
  return { field, code: "unsupported", message };
}

function fixedViolations(
  given: SettingsOutput,
  current: InstanceSettings,
  maxEndServers: number,
): FieldViolation[] {
  const numbers = numberFields(maxEndServers)
    .filter(({ isFixed }) => isFixed)
    .filter(({ key }) => (given[key] ?? current[key]) !== current[key])
    .map(({ key, field }) => immutable(field, given[key], current[key]));
  const services = [...given.services].sort().join(", ");
  const deployed = [...current.services].sort().join(", ");
  if (services === "" || services === deployed) return numbers;
  return [immutable("services", quote(services), deployed), ...numbers];
}

function immutable(field: string, given: unknown, current: unknown) {
  const message = `${given} was given; ${current} is what was deployed and cannot be changed: deploy another instance`;
  return { field, code: "immutable", message } as const;
}

/** A value from outside, safe and short enough for a sentence. */
function quote(value: string): string {
  return JSON.stringify(value.slice(0, 60));
}
