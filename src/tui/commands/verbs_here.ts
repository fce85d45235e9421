import type { State } from "../types.ts";
import type { Verb } from "./verb.ts";
import { VERBS } from "./verbs.ts";

/** The verbs that can be used where one is, and may be. */
export function verbsHere(state: State): readonly Verb[] {
  return VERBS.filter(({ write = false, isHere }) => {
    if (write && state.readOnly) return false;
    return isHere?.(state) ?? true;
  });
}
