const POLL_MS = 20;

/** What is waited for, and how long. */
export interface EventuallyOptions {
  /** @default 15000 */
  readonly ms?: number;
  /** Names it in the error. @default the source of the question */
  readonly what?: string;
}

/**
 * Asks again and again until the answer is neither `undefined` nor `false`, for
 * what no event tells of.
 */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  { ms = 15_000, what = String(ask) }: EventuallyOptions = {},
): Promise<Exclude<Awaited<T>, undefined | false>> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const answer = await ask();
    // The types cannot tell that these two are excluded now.
    if (answer !== undefined && answer !== false) return answer as never;
    await Bun.sleep(POLL_MS);
  }
  throw new Error(`Cannot go on: not so within ${ms} ms: ${what}`);
}
