import type { OutputValue } from "../wire/dynamic_message.ts";
import { clean } from "./text.ts";

/** One value of an answer as it is read; a dash where there is none. */
export function valueText(value: OutputValue | undefined): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" && value !== "") return clean(value);
  return "-";
}

/** Whether there is one: what would say nothing is left empty. */
export function hasValue(value: OutputValue | undefined): boolean {
  return value !== undefined && value !== "";
}
