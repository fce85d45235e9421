import type { LoadPointOutput } from "../wire/messages.ts";
import type { Data, State } from "./types.ts";

/** As much of the past as the widest graph shows, in points. */
const SHOWN_POINTS = 240;

/**
 * Whether two states look the same on the screen: nothing is different but
 * that time went on for instances whose load is as it was all along. Drawing
 * such a frame would cost as much as any other.
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

/** Whether every graph is a level line that has only grown longer. */
function isStill(before: Data["history"], after: Data["history"]): boolean {
  const ids = Object.keys(after);
  if (ids.length !== Object.keys(before).length) return false;
  return ids.every((id) => {
    const [old, now] = [before[id] ?? [], after[id] ?? []];
    if (old === now) return true;
    const last = old.at(-1);
    // A line that does not fill its graph yet grows to the left.
    if (!last || old.length < SHOWN_POINTS) return false;
    return now.slice(-SHOWN_POINTS).every((point) => isLevel(point, last));
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
