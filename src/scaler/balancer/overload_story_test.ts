import { expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/seeded_prng.ts";
import { LineForecast } from "./line_forecast.ts";

interface Story {
  /** Requests a second; 100 can be served. */
  readonly perS: number;
  /** Time that each has, ms. */
  readonly timeoutMs: number;
  readonly isForeseen: boolean;
}

const SLOTS = 5;
const WORK_MS = 50;
const SPAN_MS = 60_000;

/** A minute at one end server; waiting, serving and giving up as at a port. */
function play({ perS, timeoutMs, isForeseen }: Story) {
  const prng = seededPrng(7);
  const draw = (meanMs: number) => -Math.log(1 - prng()) * meanMs;
  const options = { available: () => 1, serviceMs: () => WORK_MS };
  const forecast = new LineForecast(options);
  const line: number[] = [];
  const busyUntil = Array.from({ length: SLOTS }, () => 0);
  const result = { refused: 0, inTime: 0, late: 0 };
  const serve = (deadlineMs: number, nowMs: number, slot: number) => {
    const endMs = nowMs + draw(WORK_MS);
    busyUntil[slot] = endMs;
    result[endMs <= deadlineMs ? "inTime" : "late"]++;
  };
  const giveUp = (deadlineMs: number) => {
    result.late++;
    forecast.waitedInVain(deadlineMs);
  };
  /** Serves those whose turn comes up to `nowMs`. */
  const advance = (nowMs: number) => {
    for (;;) {
      const freeMs = Math.min(...busyUntil);
      const slot = busyUntil.indexOf(freeMs);
      if (freeMs > nowMs || line.length === 0) return;
      const deadlineMs = line.shift() ?? 0;
      if (deadlineMs < freeMs) giveUp(deadlineMs);
      else {
        forecast.moved(freeMs, deadlineMs - freeMs);
        serve(deadlineMs, freeMs, slot);
      }
      if (line.length === 0) forecast.ended(freeMs);
    }
  };
  for (let nowMs = draw(1_000 / perS); nowMs < SPAN_MS;) {
    advance(nowMs);
    while ((line[0] ?? Infinity) < nowMs) {
      giveUp(line.shift() ?? 0);
      if (line.length === 0) forecast.ended(nowMs);
    }
    const deadlineMs = nowMs + timeoutMs;
    const slot = busyUntil.findIndex((it) => it <= nowMs);
    const judged = { ahead: line.length, leftMs: timeoutMs };
    if (slot >= 0) serve(deadlineMs, nowMs, slot);
    else if (isForeseen && forecast.judge(judged, nowMs)) result.refused++;
    else {
      if (line.length === 0) forecast.began(nowMs);
      line.push(deadlineMs);
    }
    nowMs += draw(1_000 / perS);
  }
  return result;
}

/** The share of what one end server can do that is answered in time. */
function useful(story: Story): number {
  return (play(story).inTime * WORK_MS) / (SPAN_MS * SLOTS);
}

for (const timeoutMs of [150, 500, 3_000]) {
  const given = `given ${timeoutMs} ms each`;

  test(`LineForecast keeps an overloaded end server at work that is of use, ${given}`, () => {
    for (const perS of [125, 200, 400]) {
      const story = { perS, timeoutMs };
      expect(useful({ ...story, isForeseen: false })).toBeLessThan(0.6);
      expect(useful({ ...story, isForeseen: true })).toBeGreaterThan(0.75);
    }
  });

  test(`LineForecast refuses next to nobody while the end server keeps up, ${given}`, () => {
    for (const perS of [60, 90]) {
      const story = { perS, timeoutMs };
      const { refused, inTime } = play({ ...story, isForeseen: true });
      const without = play({ ...story, isForeseen: false });
      expect(inTime).toBeGreaterThan(0.97 * without.inTime);
      // Three times the mean work is not enough for everybody as it is.
      if (without.late < 10) expect(refused).toBe(0);
    }
  });
}
