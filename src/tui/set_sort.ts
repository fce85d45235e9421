import { act, type Powers } from "./powers.ts";
import type { Sort } from "./settings/remembered.ts";

/** Sorts a table from now on, the next time the console is started too. */
export function setSort(
  powers: Pick<Powers, "store">,
  tab: string,
  sort: Sort | undefined,
): void {
  const { [tab]: _, ...others } = powers.store.current().remembered.sorts;
  const sorts = sort ? { ...others, [tab]: sort } : others;
  act(powers, { kind: "remember", remembered: { sorts } });
}
