import { createRecent, type Dated } from "./recent.ts";

/** An instance's counts at a moment, as they come ten times a second. */
export interface Glimpse extends Dated {
  readonly inFlight: number;
  readonly queued: number;
  /** Requests that may be in flight at once, on all ready end servers. */
  readonly slots: number;
  /** Requests since the port was opened. */
  readonly arrived: number;
}

/** Says when a decision is not to wait for the next tick; in order of time. */
export type OverloadWatch = (glimpse: Glimpse) => boolean;

/** A line, or no free slot, for so long is no accident. */
const LASTS_MS = 100;
/** Between two alarms: a decision costs something, and sees little sooner. */
const PAUSE_MS = 100;
/** Arrivals of the short time are held against those of the long one. */
const SHORT_MS = 300;
const LONG_MS = 10_000;
/** Standard deviations above what was to be expected, and a factor. */
const SIGNIFICANT = 5;
const MORE = 1.5;

/**
 * Watches for the first signs of too much load: every slot taken, a line, or
 * far more arrivals than before. It only says when to look: whether anything
 * changes is the policy's to decide, with more to go by.
 */
export function createOverloadWatch(): OverloadWatch {
  const recent = createRecent<Glimpse>(LONG_MS);
  let fullSinceMs: number | undefined;
  let alarmedMs = -Infinity;

  return function isOverloaded(glimpse) {
    const { atMs } = glimpse;
    if (atMs < (recent.items.at(-1)?.atMs ?? atMs)) {
      recent.clear(); // the clock was set back
      [fullSinceMs, alarmedMs] = [undefined, -Infinity];
    }
    recent.add(glimpse);
    fullSinceMs = isFull(glimpse) ? (fullSinceMs ?? atMs) : undefined;
    const lastsMs = fullSinceMs === undefined ? 0 : atMs - fullSinceMs;
    const isAlarming = lastsMs >= LASTS_MS || isSurge(recent.items);
    if (!isAlarming || atMs - alarmedMs < PAUSE_MS) return false;
    alarmedMs = atMs;
    return true;
  };
}

/** Without any end server there is nothing to be learnt from a line. */
function isFull({ inFlight, queued, slots }: Glimpse): boolean {
  return slots > 0 && (queued > 0 || inFlight >= slots);
}

function isSurge(glimpses: readonly Glimpse[]): boolean {
  const [first] = glimpses;
  const last = glimpses.at(-1);
  if (!first || !last || last.slots === 0) return false;
  const sinceMs = last.atMs - SHORT_MS;
  const before = glimpses.findLast(({ atMs }) => atMs <= sinceMs);
  if (!before || before === first) return false;
  const rate = (before.arrived - first.arrived) / (before.atMs - first.atMs);
  const expected = rate * (last.atMs - before.atMs);
  const came = last.arrived - before.arrived;
  // Where nothing came before, a handful is no surge.
  const spread = Math.sqrt(Math.max(expected, 1));
  return came > MORE * expected && came - expected > SIGNIFICANT * spread;
}
