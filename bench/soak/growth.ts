/** What a process held when so much had been done. */
export interface Sample {
  /** Calls or connections so far. */
  readonly done: number;
  readonly bytes: number;
  /** Open file descriptors. */
  readonly files: number;
}

const WARM_UP = 0.3;

/** The samples after the first 30 %, in which caches and pools still fill. */
export function settled(samples: readonly Sample[]): readonly Sample[] {
  return samples.slice(Math.floor(samples.length * WARM_UP));
}

/**
 * Bytes held more for each call or connection: the slope of the straight line
 * with the least squares; NaN of fewer than two different samples.
 */
export function growth(samples: readonly Sample[]): number {
  const meanDone = mean(samples.map((it) => it.done));
  const meanBytes = mean(samples.map((it) => it.bytes));
  let products = 0;
  let squares = 0;
  for (const { done, bytes } of samples) {
    products += (done - meanDone) * (bytes - meanBytes);
    squares += (done - meanDone) ** 2;
  }
  return products / squares;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, it) => sum + it, 0) / values.length;
}
