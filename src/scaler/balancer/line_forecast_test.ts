import { expect, test } from "bun:test";

import { LineForecast } from "./line_forecast.ts";

/** A line that has moved by `perS` for a while, with one end server. */
function moving(perS: number, serviceMs = 0) {
  const at = { nowMs: 0, available: 1 };
  const available = () => at.available;
  const forecast = new LineForecast({ available, serviceMs: () => serviceMs });
  forecast.judge({ ahead: 1, leftMs: 1 }, 0);
  forecast.began(0);
  const go = (ms: number) => {
    const endMs = at.nowMs + ms;
    for (; at.nowMs < endMs; forecast.moved(at.nowMs)) at.nowMs += 1_000 / perS;
  };
  go(10_000);
  const judge = (ahead: number, leftMs: number) =>
    forecast.judge({ ahead, leftMs }, at.nowMs);
  return { forecast, judge, go, at };
}

test("LineForecast.judge() refuses whom the line would keep longer than it has", () => {
  const { judge } = moving(100);
  // 100 others, itself, and one deviation more.
  expect(judge(100, 500)).toEqual({ wouldTakeMs: 1_110, pushbackMs: 610 });
  expect(judge(100, 1_500)).toBeUndefined();
});

test("LineForecast.judge() refuses nobody while it knows too little", () => {
  const { forecast, judge, at } = moving(100);
  forecast.forget(at.nowMs);
  expect(judge(1_000, 10)).toBeUndefined();
});

test("LineForecast.judge() refuses nobody who might make it with luck", () => {
  const { judge } = moving(100);
  // 64 ahead: 640 ms likely, 480 ms with two deviations, 384 with tolerance.
  expect(judge(64, 385)).toBeUndefined();
  expect(judge(4, 1)).toBeUndefined();
  expect(judge(64, 383)).toBeDefined();
});

test("LineForecast.judge() leaves time for the work once it refuses, and is at ease again after a second without", () => {
  const { judge, go } = moving(100, 80);
  expect(judge(25, 389)).toBeUndefined();
  expect(judge(225, 389)).toBeDefined();
  // 310 ms in the line and 80 ms of work.
  expect(judge(25, 389)).toEqual({ wouldTakeMs: 390, pushbackMs: 100 });
  expect(judge(25, 391)).toBeUndefined();
  go(1_000);
  expect(judge(25, 389)).toBeUndefined();
});

test("LineForecast.judge() does so too once somebody has waited in vain, or gets to the front too late", () => {
  const gaveUp = moving(100, 80);
  expect(gaveUp.judge(25, 389)).toBeUndefined();
  gaveUp.forecast.waitedInVain(gaveUp.at.nowMs);
  expect(gaveUp.judge(25, 389)).toBeDefined();
  const cameLate = moving(100, 80);
  cameLate.forecast.moved(cameLate.at.nowMs, 81);
  expect(cameLate.judge(25, 370)).toBeUndefined();
  cameLate.forecast.moved(cameLate.at.nowMs, 79);
  expect(cameLate.judge(25, 370)).toBeDefined();
});

test("LineForecast.judge() never takes more than half of the time for work", () => {
  const { judge } = moving(100, 5_000);
  expect(judge(225, 350)).toBeDefined();
  // 9 others, itself, and a deviation of 3: 130 ms.
  expect(judge(9, 261)).toBeUndefined();
  expect(judge(9, 259)).toBeDefined();
});

test("LineForecast.judge() hopes for the best when there are more end servers, until it knows", () => {
  const { judge, go, at } = moving(100);
  expect(judge(100, 600)).toBeDefined();
  at.available = 2; // twice as fast, if the new one is as good
  expect(judge(100, 600)).toBeUndefined();
  expect(judge(144, 600)?.wouldTakeMs).toBeCloseTo(785, -1);
  go(3_000);
  expect(judge(100, 600)?.wouldTakeMs).toBeCloseTo(1_110, -1);
});

test("LineForecast.judge() knows nothing again once there was no end server", () => {
  const { judge, at } = moving(100);
  at.available = 0;
  expect(judge(100, 500)).toBeDefined();
  at.available = 1;
  expect(judge(100, 500)).toBeUndefined();
});

test("LineForecast.judge() counts on those that are starting, from when they will serve", () => {
  const { forecast, judge, at } = moving(100);
  const outlook = { starting: 1, startingMs: 500, nextMs: undefined };
  forecast.tell(outlook, at.nowMs);
  // 50 in half a second by one, the other 161 of 196 + 1 + 14 by two.
  expect(judge(196, 400)).toEqual({ wouldTakeMs: 1_305, pushbackMs: 500 });
  expect(judge(196, 1_306)).toBeUndefined();
  const overdue = { ...outlook, startingMs: 0 };
  forecast.tell(overdue, at.nowMs);
  expect(judge(196, 1_306)?.wouldTakeMs).toBe(2_110);
});

test("LineForecast.comeBackMs() goes by the line's pace, or by one that is there sooner", () => {
  const { forecast, go, at } = moving(100);
  const full = { ahead: 300, frontMs: 20 };
  const comeBackMs = () => forecast.comeBackMs(full, at.nowMs);
  expect(comeBackMs()).toBe(3_000);
  const outlook = { starting: 1, startingMs: 1_200, nextMs: undefined };
  forecast.tell(outlook, at.nowMs);
  expect(comeBackMs()).toBe(1_200);
  go(1_000);
  expect(comeBackMs()).toBeCloseTo(200, 0);
  go(1_000); // overdue: nothing is known of it
  expect(comeBackMs()).toBe(3_000);
});

test("LineForecast.comeBackMs() goes by the next decision where the pace is not known, and by the first in line at last", () => {
  const { forecast, at } = moving(100);
  const full = { ahead: 300, frontMs: 700 };
  forecast.forget(at.nowMs);
  expect(forecast.comeBackMs(full, at.nowMs)).toBe(700);
  const outlook = { starting: 0, startingMs: undefined, nextMs: 2_800 };
  forecast.tell(outlook, at.nowMs);
  expect(forecast.comeBackMs(full, at.nowMs)).toBe(2_800);
});

test("LineForecast.comeBackMs() stays between a tenth of a second and ten", () => {
  const { forecast, at } = moving(100);
  const after = (ahead: number) =>
    forecast.comeBackMs({ ahead, frontMs: 0 }, at.nowMs);
  expect([after(1), after(100_000)]).toEqual([100, 10_000]);
});
