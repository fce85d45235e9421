const STEPS = [1, 1.5, 2, 3, 5, 7.5, 10] as const;

/**
 * The least round number that is not below `most`: an axis ends there, and
 * stays while the numbers beneath it move.
 */
export function roundMost(most: number, atLeast = 1): number {
  const wanted = Math.max(Number.isFinite(most) ? most : 0, atLeast);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = STEPS.find((it) => it * power >= wanted) ?? 10;
  return step * power;
}

/** The largest of the numbers; 0 where there is none above it. */
export function mostOf(values: readonly number[]): number {
  return Math.max(0, ...values.filter(Number.isFinite));
}
