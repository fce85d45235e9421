import type { ShadowedDecision } from "./shadow.ts";

/** How one policy compared as a shadow, over a number of evaluations. */
export interface ShadowTally {
  readonly policy: string;
  readonly evaluations: number;
  /** Evaluations in which it would have had more end servers. */
  readonly more: number;
  readonly fewer: number;
  /** End servers it would have had more, times time; negative: fewer. */
  readonly aheadMs: number;
  /** When the first of the evaluations was. */
  readonly sinceMs: number;
}

/** Whether the shadow of a decision would have gone elsewhere. */
export function isDiffering({ shadow, to }: ShadowedDecision): boolean {
  return shadow !== undefined && shadow.to !== to;
}

/** Adds decisions up, one tally for each policy that was a shadow. */
export function tallyShadows(
  decisions: readonly ShadowedDecision[],
): readonly ShadowTally[] {
  return mergeTallies(decisions.flatMap(tallyOf));
}

/** Adds tallies up, one for each policy, in the order they came. */
export function mergeTallies(
  tallies: Iterable<ShadowTally>,
): readonly ShadowTally[] {
  const merged = new Map<string, ShadowTally>();
  for (const it of tallies) {
    const so = merged.get(it.policy);
    merged.set(it.policy, so ? sum(so, it) : it);
  }
  return [...merged.values()];
}

function tallyOf({ shadow, to, atMs }: ShadowedDecision): ShadowTally[] {
  if (shadow === undefined) return [];
  const { policy, aheadMs } = shadow;
  const more = shadow.to > to ? 1 : 0;
  const fewer = shadow.to < to ? 1 : 0;
  return [{ policy, evaluations: 1, more, fewer, aheadMs, sinceMs: atMs }];
}

function sum(a: ShadowTally, b: ShadowTally): ShadowTally {
  return {
    policy: a.policy,
    evaluations: a.evaluations + b.evaluations,
    more: a.more + b.more,
    fewer: a.fewer + b.fewer,
    aheadMs: a.aheadMs + b.aheadMs,
    sinceMs: Math.min(a.sinceMs, b.sinceMs),
  };
}
