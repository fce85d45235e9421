import type { InstanceOutput } from "../../wire/messages.ts";
import { aheadWords } from "../decision_story.ts";
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
  return `shadow ${policy}: ${aheadWords(minutes)}`;
}
