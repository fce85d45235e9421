import type { Endpoint, Prng } from "./types.ts";

/** Up to so many are all looked at … */
const ALL_OF = 16;
/** … and of more, so many that are drawn. */
const DRAWN = 8;

/**
 * Of equals, one with the fewest recent picks, and of those any, each as
 * likely as the next. Of many equals a few are drawn first: by their next
 * turn the others' picks are forgotten.
 */
export function fewestPicks<E extends Endpoint>(
  equals: readonly E[],
  prng: Prng,
): E | undefined {
  const n = equals.length;
  if (n <= 1) return equals[0];
  const isDrawn = n > ALL_OF;
  const looks = isDrawn ? DRAWN : n;
  let best: E | undefined;
  let fewest = Infinity;
  let tied = 1;
  for (let i = 0; i < looks; i++) {
    const it = equals[isDrawn ? Math.floor(prng() * n) : i];
    const picks = it?.recentPicks ?? Infinity;
    if (picks > fewest) continue;
    tied = picks === fewest ? tied + 1 : 1;
    fewest = picks;
    // Each of k ends up picked with 1/k (reservoir sampling).
    if (tied === 1 || prng() * tied < 1) best = it;
  }
  return best;
}
