import type { Settings, SettingsOutput } from "../wire/messages.ts";
import { chosen, type FormField } from "./components/form.ts";

/** Settings as a form gave them, or what is wrong with it. */
export type FormSettings =
  | { readonly kind: "settings"; readonly settings: Settings }
  | {
      readonly kind: "wrong";
      readonly errors: Readonly<Record<string, string>>;
    };

type NumberKey = Exclude<
  keyof Settings,
  "services" | "strategy" | "policy" | "shadow" | `_${string}`
>;

interface NumberField {
  readonly key: NumberKey;
  /** Whether it may have decimals. */
  readonly isDecimal?: true;
}

const NUMBERS: Readonly<Record<string, NumberField>> = {
  min: { key: "min" },
  max: { key: "max" },
  concurrency: { key: "concurrency" },
  queue_limit: { key: "queueLimit" },
  cpu_target_percent: { key: "cpuTargetPercent", isDecimal: true },
  queue_target: { key: "queueTarget", isDecimal: true },
  wait_target_ms: { key: "waitTargetMs", isDecimal: true },
  response_target_ms: { key: "responseTargetMs", isDecimal: true },
  sleep_ms: { key: "sleepMs" },
  cpu_ms: { key: "cpuMs" },
  cpu_limit: { key: "cpuLimit", isDecimal: true },
  memory_mib: { key: "memoryMib" },
};

/** How a form says that no policy runs in the shadow. */
export const NONE = "none";

/** A name: text that one may forget about. */
export const NAME_FIELD: FormField = {
  name: "name",
  label: "Name",
  kind: "text",
  hint: "Left empty, the scaler picks one",
};

/**
 * Makes settings of a form's values. An empty field is left out; what is a
 * number at all is for the scaler to judge, what is none is told here.
 */
export function settingsOf(
  values: Readonly<Record<string, string>>,
): FormSettings {
  const errors: Record<string, string> = {};
  const settings: Settings = {};
  for (const [name, { key, isDecimal }] of Object.entries(NUMBERS)) {
    const text = values[name]?.trim() ?? "";
    if (text === "") continue;
    const error = numberError(text, isDecimal ? "decimal" : "whole");
    if (error === undefined) settings[key] = Number(text);
    else errors[name] = error;
  }
  if (values.services !== undefined)
    settings.services = chosen(values.services);
  if (values.strategy) settings.strategy = values.strategy;
  if (values.policy) settings.policy = values.policy;
  if (values.shadow) settings.shadow = values.shadow;
  if (Object.keys(errors).length > 0) return { kind: "wrong", errors };
  return { kind: "settings", settings };
}

/** What is wrong with a number as it was typed; nothing where it is one. */
export function numberError(
  text: string,
  kind: "whole" | "decimal",
): string | undefined {
  if (kind === "whole") {
    if (/^-?\d{1,9}$/.test(text)) return undefined;
    return `"${text}" is not a whole number; give one like 4`;
  }
  if (/^-?\d{1,9}(\.\d{1,6})?$/.test(text)) return undefined;
  return `"${text}" is not a number; give one like 7.5`;
}

/** The values a form starts from. */
export function valuesOf(
  settings: SettingsOutput | null | undefined,
): Record<string, string> {
  const values: Record<string, string> = {};
  if (!settings) return values;
  for (const [name, { key }] of Object.entries(NUMBERS)) {
    const number = settings[key];
    if (number !== undefined) values[name] = String(number);
  }
  if (settings.strategy !== undefined) values.strategy = settings.strategy;
  if (settings.policy !== undefined) values.policy = settings.policy;
  if (settings.shadow !== undefined) values.shadow = settings.shadow || NONE;
  return values;
}

/** The fields that a running instance can change, too. */
export const LIMIT_FIELDS: readonly FormField[] = [
  {
    name: "min",
    label: "Least end servers",
    kind: "text",
    hint: "Never fewer than this, however little there is to do",
  },
  {
    name: "max",
    label: "Most end servers",
    kind: "text",
    hint: "Never more than this, however much there is to do",
  },
  {
    name: "concurrency",
    label: "Requests an end server",
    kind: "text",
    hint: "How many requests one end server works on at a time",
  },
  {
    name: "queue_limit",
    label: "Queue limit",
    kind: "text",
    unit: "requests",
    hint: "How many requests may wait at the port before more are refused",
  },
  {
    name: "cpu_target_percent",
    label: "CPU target",
    kind: "text",
    unit: "%",
    hint: "For the policy cpu_threshold: the CPU of an end server to aim at, per cent of its limit",
  },
  {
    name: "queue_target",
    label: "Queue target",
    kind: "text",
    unit: "requests",
    hint: "For the policy queueing: active requests of an end server to aim at",
  },
  {
    name: "wait_target_ms",
    label: "Waiting target",
    kind: "text",
    unit: "ms",
    hint: "For the policy latency_target: what 99 % of requests may wait",
  },
  {
    name: "response_target_ms",
    label: "Response target",
    kind: "text",
    unit: "ms",
    hint: "For the policy latency_target, in place of waiting: what they may take in all. 0: waiting",
  },
];

/** The fields that are set once, when deploying. */
export const WORK_FIELDS: readonly FormField[] = [
  {
    name: "sleep_ms",
    label: "Simulated wait",
    kind: "text",
    unit: "ms a request",
    hint: "For demonstrations: every request waits this long. Usually 0",
  },
  {
    name: "cpu_ms",
    label: "Simulated CPU work",
    kind: "text",
    unit: "ms a request",
    hint: "For demonstrations: every request burns this much CPU. Usually 0",
  },
  {
    name: "cpu_limit",
    label: "CPU limit",
    kind: "text",
    unit: "cores",
    hint: "Cores that one end server may use",
  },
  {
    name: "memory_mib",
    label: "Memory limit",
    kind: "text",
    unit: "MiB",
    hint: "Memory that one end server may use",
  },
];
