/** What somebody said, perhaps with a time (ms since 1970; 0: not known). */
export interface Timed {
  readonly atMs?: number;
  readonly source?: string;
}

/**
 * Lines of several sources in order of time. Those of one source keep their
 * order, and one whose time is not known stays behind the one before it.
 */
export function byTime<T extends Timed>(lines: readonly T[]): readonly T[] {
  const latest = new Map<string, number>();
  let isSorted = true;
  let last = 0;
  const dated = lines.map((line) => {
    const { source = "" } = line;
    const atMs = Math.max(line.atMs ?? 0, latest.get(source) ?? 0);
    latest.set(source, atMs);
    isSorted &&= atMs >= last;
    last = Math.max(last, atMs);
    return { line, atMs };
  });
  if (isSorted) return lines;
  return dated.toSorted((a, b) => a.atMs - b.atMs).map(({ line }) => line);
}
