const MOST_MS = 1_000;

/**
 * What a request counts as load for that is refused because it would wait in
 * vain: the time it would have waited, a second at most. Refusing it at once
 * must not hide from the policies that it came.
 *
 * @param leftMs Time its client leaves it, ms.
 */
export function sparedMs(leftMs: number): number {
  return Math.min(MOST_MS, Math.max(0, leftMs));
}
