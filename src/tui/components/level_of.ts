/** Against what a value is measured. */
export interface LevelOptions {
  /** What fills all levels. */
  readonly most: number;
  readonly levels: number;
}

/**
 * How many of so many levels a value fills: none when it is nothing, below
 * nothing or no number; one at least when it is anything; never more than all.
 */
export function levelOf(value: number, { most, levels }: LevelOptions): number {
  if (!(value > 0) || !(levels > 0)) return 0;
  const share = most > 0 && value < most ? value / most : 1;
  return Math.min(levels, Math.max(1, Math.round(share * levels)));
}
