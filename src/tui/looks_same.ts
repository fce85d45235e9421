import type { LoadPointOutput } from "../wire/messages.ts";
import type { Data, State } from "./types.ts";

/** As much of the past as the widest graph shows, in points. */
const SHOWN_POINTS = 240;
/** So often what is past moves on in a graph to which nothing is added. */
const MOVES_ON_MS = 10_000;

/**
 * Whether two states look the same on the screen, or as good as: nothing is
 * different but that time went on for instances whose load is as it was.
 * Drawing such a frame would cost as much as any other.
 */
export function looksSame(shown: State, next: State): boolean {
  const { data: before, ...own } = shown;
  const { data: after, ...other } = next;
  if (!isSameInAll(own, other)) return false;
  const { loads, instances, history, ...known } = before;
  const { loads: newLoads, instances: newInstances, ...rest } = after;
  const { history: newHistory, ...newKnown } = rest;
  return (
    isSameInAll(known, newKnown) &&
    isStill(history, newHistory) &&
    Bun.deepEquals(loads, newLoads) &&
    Bun.deepEquals(instances, newInstances)
  );
}

/** Whether both hold the very same values by the same names. */
function isSameInAll(a: object, b: object): boolean {
  const other = new Map<string, unknown>(Object.entries(b));
  const own = Object.entries(a);
  if (own.length !== other.size) return false;
  return own.every(([name, value]) => other.get(name) === value);
}

/**
 * Whether no graph has anything new: what is in it moves on at most, and that
 * need not be drawn each second.
 */
function isStill(before: Data["history"], after: Data["history"]): boolean {
  const ids = Object.keys(after);
  if (ids.length !== Object.keys(before).length) return false;
  return ids.every((id) => {
    const [old, now] = [before[id] ?? [], after[id] ?? []];
    if (old === now) return true;
    const [last, newest] = [old.at(-1), now.at(-1)];
    if (!last || !newest) return false;
    const added = now.filter(({ atMs }) => atMs > last.atMs);
    if (!added.every((point) => isLevel(point, last))) return false;
    if (newest.atMs - last.atMs < MOVES_ON_MS) return true;
    const seen = now.slice(-SHOWN_POINTS);
    if (seen.length < SHOWN_POINTS) return false;
    return seen.every((point) => isLevel(point, last));
  });
}

function isLevel(a: LoadPointOutput, b: LoadPointOutput): boolean {
  return (
    a.requestsPerS === b.requestsPerS &&
    a.inFlight === b.inFlight &&
    a.queued === b.queued &&
    a.p99Ms === b.p99Ms &&
    a.ready === b.ready &&
    a.desired === b.desired
  );
}
