import type { Entry } from "./entries.ts";

/** One setting of a rule over several traces. */
export interface Total {
  readonly rule: string;
  readonly setting: string;
  /** Of all calls together, per cent. */
  readonly overPercent: number;
  readonly minutes: number;
}

type Judged = Pick<Total, "overPercent" | "minutes">;

/** The one with the fewest minutes among those with no more over the target. */
export function cheapest<T extends Judged>(
  all: readonly T[],
  atMostPercent: number,
): T | undefined {
  const kept = all.filter((it) => it.overPercent <= atMostPercent);
  const [first, ...rest] = kept;
  return first && rest.reduce((a, b) => (b.minutes < a.minutes ? b : a), first);
}

/** The one with the least over the target: for rules that never keep it. */
export function surest<T extends Judged>(all: readonly T[]): T | undefined {
  const [first, ...rest] = all;
  if (first === undefined) return undefined;
  return rest.reduce((a, b) => (b.overPercent < a.overPercent ? b : a), first);
}

/** Each setting of each rule, over all traces that there are. */
export function totals(entries: readonly Entry[]): Total[] {
  const grouped = Map.groupBy(entries, (it) => `${it.rule}\n${it.setting}`);
  return [...grouped.values()].flatMap((group) => {
    const [first] = group;
    return first
      ? [{ ...totalOf(group), rule: first.rule, setting: first.setting }]
      : [];
  });
}

function totalOf(entries: readonly Entry[]): Judged {
  const sum = (of: (it: Entry) => number) =>
    entries.reduce((total, it) => total + of(it), 0);
  const over = sum((it) => it.overPercent * it.calls);
  return {
    overPercent: over / sum((it) => it.calls),
    minutes: sum((it) => it.minutes),
  };
}
