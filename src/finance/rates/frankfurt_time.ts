import { addDays, isoDate, weekday } from "../iso_date.ts";
import type { IsoDate } from "../types.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** A moment as clocks in Frankfurt show it. */
export interface FrankfurtTime {
  readonly date: IsoDate;
  /** Minutes since midnight. */
  readonly minutes: number;
}

/** What clocks in Frankfurt show at a moment. */
export function frankfurtTime(nowMs: number): FrankfurtTime {
  const local = nowMs + offsetMs(nowMs);
  const minutes = Math.floor(local / MINUTE_MS) % (24 * 60);
  return { date: isoDate(local), minutes };
}

/**
 * The moment at which clocks in Frankfurt show a time, in milliseconds since
 * 1970. Not for the nights in which they are changed.
 */
export function frankfurtMoment({ date, minutes }: FrankfurtTime): number {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS;
  return asUtc - offsetMs(asUtc - HOUR_MS);
}

/** Summer time runs between the last Sundays of March and October, 01:00 UTC. */
function offsetMs(nowMs: number): number {
  const year = new Date(nowMs).getUTCFullYear();
  const isSummer =
    nowMs >= lastSunday(`${year}-03-31`) && nowMs < lastSunday(`${year}-10-31`);
  return isSummer ? 2 * HOUR_MS : HOUR_MS;
}

function lastSunday(monthEnd: IsoDate): number {
  return Date.parse(addDays(monthEnd, -weekday(monthEnd))) + HOUR_MS;
}
