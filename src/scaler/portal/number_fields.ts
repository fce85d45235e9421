import type { FieldViolation } from "../../base/errors.ts";
import type { InstanceSettings } from "../store/types.ts";

/** The settings that are numbers. */
export type NumberSetting = {
  [Key in keyof InstanceSettings]: InstanceSettings[Key] extends number
    ? Key
    : never;
}[keyof InstanceSettings];

/** A number a tenant may set. */
export interface NumberField {
  readonly key: NumberSetting;
  /** As in the proto file, and as the caller's flags are made from. */
  readonly field: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly isWhole: boolean;
  /** Fixed when the instance is deployed. */
  readonly isFixed: boolean;
}

/** All of them; `maxEndServers` is what this scaler allows an instance. */
export function numberFields(maxEndServers: number): readonly NumberField[] {
  const live = { isWhole: true, isFixed: false };
  const fixed = { isWhole: true, isFixed: true };
  return [
    {
      key: "min",
      field: "min",
      unit: "end servers",
      low: 1,
      high: maxEndServers,
      ...live,
    },
    {
      key: "max",
      field: "max",
      unit: "end servers",
      low: 1,
      high: maxEndServers,
      ...live,
    },
    {
      key: "concurrency",
      field: "concurrency",
      unit: "requests",
      low: 1,
      high: 1_000,
      ...live,
    },
    {
      key: "queueLimit",
      field: "queue_limit",
      unit: "requests",
      low: 0,
      high: 100_000,
      ...live,
    },
    {
      key: "cpuTargetPercent",
      field: "cpu_target_percent",
      unit: "%",
      low: 10,
      high: 95,
      ...live,
      isWhole: false,
    },
    {
      key: "queueTarget",
      field: "queue_target",
      unit: "requests",
      low: 1,
      high: 1_000,
      ...live,
      isWhole: false,
    },
    {
      key: "sleepMs",
      field: "sleep_ms",
      unit: "ms",
      low: 0,
      high: 60_000,
      ...fixed,
    },
    {
      key: "cpuMs",
      field: "cpu_ms",
      unit: "ms",
      low: 0,
      high: 10_000,
      ...fixed,
    },
    {
      key: "cpuLimit",
      field: "cpu_limit",
      unit: "cores",
      low: 0.05,
      high: 8,
      ...fixed,
      isWhole: false,
    },
    {
      key: "memoryMib",
      field: "memory_mib",
      unit: "MiB",
      low: 64,
      high: 4_096,
      ...fixed,
    },
  ];
}

/** What is wrong with a value of a field, or `undefined`. */
export function numberViolation(
  { field, unit, low, high, isWhole }: Omit<NumberField, "key" | "isFixed">,
  value: number,
): FieldViolation | undefined {
  const accepted = `${low} to ${high} ${unit}`.trimEnd();
  const message = `${value} was given; ${accepted} are accepted`;
  if (Number.isNaN(value)) return { field, code: "not_a_number", message };
  if (isWhole && !Number.isInteger(value)) {
    return { field, code: "not_an_integer", message };
  }
  if (value >= low && value <= high) return undefined;
  return { field, code: "out_of_range", message };
}
