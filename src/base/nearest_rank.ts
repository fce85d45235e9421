/**
 * The smallest of the values that at least a share `p` (0–1) of them do not
 * exceed; `undefined` of none. They come in order, smallest first.
 */
export function nearestRank(
  sorted: ArrayLike<number>,
  p: number,
): number | undefined {
  return sorted[Math.max(1, Math.ceil(p * sorted.length)) - 1];
}
