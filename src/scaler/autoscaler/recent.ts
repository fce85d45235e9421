/** Something at a time. */
export interface Dated {
  readonly atMs: number;
}

/** The last things, oldest first, in bounded memory. */
export interface Recent<T extends Dated> {
  readonly items: readonly T[];
  /** Times must not go back. */
  add(item: T): void;
  clear(): void;
}

const MOST = 256;

/**
 * Keeps what is not older than `spanMs`, and the one before that, so that the
 * whole span can be told. When things come faster than `spanMs / 256`, the
 * newest takes the place of the one before it.
 */
export function createRecent<T extends Dated>(spanMs: number): Recent<T> {
  const items: T[] = [];
  const leastGapMs = spanMs / MOST;

  return {
    items,
    add(item) {
      if (isTooClose(items, leastGapMs)) items.pop();
      items.push(item);
      const edgeMs = item.atMs - spanMs;
      while ((items[1]?.atMs ?? Infinity) <= edgeMs) items.shift();
    },
    clear() {
      items.length = 0;
    },
  };
}

function isTooClose(items: readonly Dated[], leastGapMs: number): boolean {
  const last = items.at(-1);
  const before = items.at(-2);
  if (last === undefined || before === undefined) return false;
  return last.atMs - before.atMs < leastGapMs;
}
