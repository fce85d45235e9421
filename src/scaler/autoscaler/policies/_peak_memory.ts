/** What was needed lately, for as long as that may be needed again. */
export interface PeakMemory {
  /** Takes down what is needed now; times must not go back. */
  note(moment: Need): void;
  /** The most that counts at a time; `undefined` before the first note. */
  highest(nowMs: number): Peak | undefined;
}

/** What is needed at a time. */
export interface Need {
  readonly atMs: number;
  readonly endServers: number;
  /** How long an end server takes to start: what rises slower is followed. */
  readonly startMs: number;
}

/** A need that still counts. */
export interface Peak {
  readonly endServers: number;
  /** How long ago it was there last, ms. */
  readonly agoMs: number;
  /** How long needs count now, ms. */
  readonly countsMs: number;
}

/** What was needed from one time to another. */
interface Run {
  readonly endServers: number;
  readonly sinceMs: number;
  untilMs: number;
}

/** A load came back so long after it had gone, too fast to be followed. */
interface Lull {
  readonly atMs: number;
  readonly ms: number;
}

/** From a rise to its being seen, ms. */
const SEEN_MS = 3_000;
/** So many times what it was, and two more at least, is a rush. */
const RUSH = 1.5;
/** Most of it: then it was there before. */
const SAME = 0.75;
/** One rush, not several, ms. */
const ONE_RUSH_MS = 10_000;
/** A lull may be so much longer than those before. */
const MARGIN = 1.25;
/** Lulls are remembered for so long, and are no longer than this, ms. */
const LULLS_MS = 1_800_000;
const LONGEST_MS = 600_000;

/**
 * Remembers needs for `leastMs`. Where a load goes and comes back from one
 * moment to the next, faster than end servers start, it remembers them for
 * longer than the load has stayed away lately: requests would wait each time
 * it comes back. A load that comes slowly is followed, and costs no such thing.
 */
export function createPeakMemory(leastMs: number): PeakMemory {
  const runs: Run[] = [];
  let lulls: readonly Lull[] = [];
  let rushedMs = -Infinity;

  function noteRush({ atMs, endServers, startMs }: Need): void {
    const beforeMs = atMs - startMs - SEEN_MS;
    const before = runs.find((it) => it.untilMs >= beforeMs);
    if (before === undefined || before.sinceMs > beforeMs) return;
    const rush = Math.max(before.endServers + 2, before.endServers * RUSH);
    if (endServers < rush || atMs - rushedMs < ONE_RUSH_MS) return;
    rushedMs = atMs;
    const enough = endServers * SAME;
    const last = runs.findLast((it) => it.endServers >= enough);
    if (last === undefined) return;
    lulls = [...lulls, { atMs, ms: atMs - last.untilMs }];
  }

  function countsMs(nowMs: number): number {
    lulls = lulls.filter(({ atMs }) => atMs > nowMs - LULLS_MS);
    const longest = Math.max(0, ...lulls.map(({ ms }) => ms));
    return Math.min(LONGEST_MS, Math.max(leastMs, longest * MARGIN));
  }

  return {
    note(need) {
      const { atMs, endServers } = need;
      noteRush(need);
      const last = runs.at(-1);
      if (last) last.untilMs = atMs;
      if (last?.endServers !== endServers) {
        runs.push({ endServers, sinceMs: atMs, untilMs: atMs });
      }
      while ((runs[0]?.untilMs ?? atMs) < atMs - LONGEST_MS) runs.shift();
    },
    highest(nowMs) {
      const forMs = countsMs(nowMs);
      const counted = runs.filter((it) => it.untilMs > nowMs - forMs);
      const [first, ...rest] = counted;
      if (first === undefined) return undefined;
      const top = rest.reduce(
        (a, b) => (b.endServers >= a.endServers ? b : a),
        first,
      );
      const agoMs = nowMs - top.untilMs;
      return { endServers: top.endServers, agoMs, countsMs: forMs };
    },
  };
}
