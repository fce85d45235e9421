import { changeRoute } from "../change_form.ts";
import type { Data, Route } from "../types.ts";
import { whatIfRoute } from "../what_if_form.ts";
import { picksRoute } from "./picks.tsx";
import { scaleRoute } from "./scale.tsx";

const WAYS: Readonly<Record<string, (data: Data, id: string) => Route>> = {
  scale: scaleRoute,
  change: changeRoute,
  "what-if": whatIfRoute,
  picks: picksRoute,
};

/** The way from an instance that a command stands for, if it does for one. */
export function instanceWay(
  command: string,
  data: Data,
  instanceId: string,
): Route | undefined {
  return WAYS[command]?.(data, instanceId);
}
