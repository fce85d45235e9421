/** Requests at a steady mean rate. */
export interface ArrivalOptions {
  readonly perSecond: number;
  readonly count: number;
  /** Uniform in [0, 1). @default Math.random */
  readonly prng?: () => number;
}

/**
 * When requests start, in milliseconds: independent of one another, as those
 * of many users are (a Poisson process).
 */
export function arrivalsMs(options: ArrivalOptions): readonly number[] {
  const { perSecond, count, prng = Math.random } = options;
  let nowMs = 0;
  return Array.from({ length: count }, () => {
    nowMs += (-Math.log(1 - prng()) * 1_000) / perSecond;
    return nowMs;
  });
}

/** The arrivals as a timing script of `h2load`. */
export function timingScript(atMs: readonly number[], url: string): string {
  return atMs.map((it) => `${it.toFixed(3)}\t${url}\n`).join("");
}
