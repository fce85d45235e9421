import type { InstanceOutput } from "../../wire/messages.ts";
import { number } from "../format.ts";
import type { Data } from "../types.ts";

/**
 * Which policy runs in the shadow of the one that decides, and what it would
 * have cost or spared so far; empty where none does.
 */
export function shadowText(
  { views }: Data,
  { id, settings }: InstanceOutput,
): string {
  const policy = settings?.shadow ?? "";
  if (policy === "") return "";
  const minutes = views[id]?.shadow?.aheadMinutes;
  if (minutes === undefined) return `shadow ${policy}`;
  const side = minutes < 0 ? "less" : "more";
  return `shadow ${policy}: ${number(Math.abs(minutes))} end-server min ${side}`;
}
