const STEPS = [1, 2, 5, 10] as const;

/**
 * The least of 1, 2 and 5 times a power of ten that is not below `most`: an
 * axis ends there, and stays while the numbers beneath it move.
 */
export function roundMost(most: number, atLeast = 1): number {
  const wanted = Math.max(Number.isFinite(most) ? most : 0, atLeast);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = STEPS.find((it) => it * power >= wanted) ?? 10;
  return step * power;
}
