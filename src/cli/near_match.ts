const MAX_DISTANCE = 2;

/**
 * The candidate a person most likely meant by `given`: the closest within two
 * edits, else one that begins with it; `undefined` when none is near.
 */
export function nearMatch(
  given: string,
  candidates: readonly string[],
): string | undefined {
  const ranked = candidates
    .map((name) => ({ name, distance: editDistance(given, name) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  const limit = Math.min(MAX_DISTANCE, given.length - 1);
  if (best && best.distance <= limit) return best.name;
  if (given === "") return undefined;
  return candidates.find((name) => name.startsWith(given));
}

/** The text `; did you mean "x"?`, or nothing. */
export function didYouMean(
  given: string,
  candidates: readonly string[],
): string {
  const name = nearMatch(given, candidates);
  return name === undefined ? "" : `; did you mean "${name}"?`;
}

/** Levenshtein's distance, one row of the table at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(at(row, j) + 1, at(next, j - 1) + 1, replaced));
    }
    row = next;
  }
  return at(row, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
