import type { FieldViolation } from "../../base/errors.ts";
import type { InstanceSettings } from "../store/types.ts";

/** The settings that are numbers. */
export type NumberSetting = {
  [Key in keyof InstanceSettings]: InstanceSettings[Key] extends number
    ? Key
    : never;
}[keyof InstanceSettings];

/** What a number is called and what it may be. */
export interface NumberRule {
  /** As in the proto file, and as the caller's flags are made from. */
  readonly field: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** @default true */
  readonly isWhole?: boolean;
}

/** A number a tenant may set. */
export interface NumberField extends NumberRule {
  readonly key: NumberSetting;
  /** Fixed when the instance is deployed. @default false */
  readonly isFixed?: boolean;
}

type Rule = Omit<NumberField, "key" | "high"> & { readonly high?: number };

const RULES: Readonly<Record<NumberSetting, Rule>> = {
  min: { field: "min", unit: "end servers", low: 1 },
  max: { field: "max", unit: "end servers", low: 1 },
  concurrency: { field: "concurrency", unit: "requests", low: 1, high: 1_000 },
  queueLimit: { field: "queue_limit", unit: "requests", low: 0, high: 100_000 },
  cpuTargetPercent: {
    field: "cpu_target_percent",
    unit: "%",
    low: 10,
    high: 95,
    isWhole: false,
  },
  queueTarget: {
    field: "queue_target",
    unit: "requests",
    low: 1,
    high: 1_000,
    isWhole: false,
  },
  waitTargetMs: {
    field: "wait_target_ms",
    unit: "ms",
    low: 1,
    high: 60_000,
    isWhole: false,
  },
  responseTargetMs: {
    field: "response_target_ms",
    unit: "ms",
    low: 0,
    high: 600_000,
    isWhole: false,
  },
  sleepMs: {
    field: "sleep_ms",
    unit: "ms",
    low: 0,
    high: 60_000,
    isFixed: true,
  },
  cpuMs: { field: "cpu_ms", unit: "ms", low: 0, high: 10_000, isFixed: true },
  cpuLimit: {
    field: "cpu_limit",
    unit: "cores",
    low: 0.05,
    high: 8,
    isWhole: false,
    isFixed: true,
  },
  memoryMib: {
    field: "memory_mib",
    unit: "MiB",
    low: 64,
    high: 4_096,
    isFixed: true,
  },
};

// In the order of the proto file, in which violations are told.
const ORDER: readonly NumberSetting[] = [
  "min",
  "max",
  "concurrency",
  "queueLimit",
  "cpuTargetPercent",
  "queueTarget",
  "sleepMs",
  "cpuMs",
  "cpuLimit",
  "memoryMib",
  "waitTargetMs",
  "responseTargetMs",
];

/** All of them; `maxEndServers` is what this scaler allows an instance. */
export function numberFields(maxEndServers: number): readonly NumberField[] {
  return ORDER.map((key) => ({ high: maxEndServers, ...RULES[key], key }));
}

/** What is wrong with a value of a field, or `undefined`. */
export function numberViolation(
  { field, unit, low, high, isWhole = true }: NumberRule,
  value: number,
): FieldViolation | undefined {
  const message = `${value} was given; ${low} to ${high} ${unit} are accepted`;
  if (Number.isNaN(value)) return { field, code: "not_a_number", message };
  if (isWhole && !Number.isInteger(value)) {
    return { field, code: "not_an_integer", message };
  }
  if (value >= low && value <= high) return undefined;
  return { field, code: "out_of_range", message };
}
