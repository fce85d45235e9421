const ROUNDS = 7;
const ROUND_MS = 30;

/** ns that one `run(i)` takes: the median of 7 rounds after one to warm up. */
export function costNs(run: (i: number) => unknown): number {
  const costs = Array.from({ length: ROUNDS + 2 }, () => round(run));
  const kept = costs.slice(2).toSorted((a, b) => a - b);
  return Math.round(kept[ROUNDS >> 1] ?? 0);
}

/** What every run gave, so that no compiler leaves it out. */
let last: unknown;

function round(run: (i: number) => unknown): number {
  const start = performance.now();
  let count = 0;
  let elapsed = 0;
  while (elapsed < ROUND_MS) {
    for (let i = 0; i < 1_000; i++) last = run(count + i);
    count += 1_000;
    elapsed = performance.now() - start;
  }
  return last === round ? 0 : (elapsed * 1e6) / count;
}
