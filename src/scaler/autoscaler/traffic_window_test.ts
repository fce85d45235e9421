import { expect, test } from "bun:test";

import { NO_TRAFFIC } from "../../base/traffic.ts";
import { createTrafficWindow } from "./traffic_window.ts";

/** Two seconds apart; so many requests in each of them. */
function windowOf(...counts: readonly number[]) {
  const window = createTrafficWindow(20_000);
  let arrived = 0;
  window.add({ atMs: 0, traffic: NO_TRAFFIC });
  for (const [i, count] of counts.entries()) {
    arrived += count;
    window.add({ atMs: (i + 1) * 2_000, traffic: { ...NO_TRAFFIC, arrived } });
  }
  const arrivals = (fromMs: number, toMs?: number) => {
    const { traffic, tookMs } = window.over(fromMs, toMs);
    return [traffic.arrived, tookMs];
  };
  return { window, arrivals };
}

test("TrafficWindow.over() is what came in the last while", () => {
  const { arrivals } = windowOf(10, 20, 30);
  expect(arrivals(2_000)).toEqual([30, 2_000]);
  expect(arrivals(4_000)).toEqual([50, 4_000]);
  expect(arrivals(4_000, 2_000)).toEqual([20, 2_000]);
});

test("TrafficWindow.over() makes do with the history there is", () => {
  const { arrivals } = windowOf(10, 20);
  expect(arrivals(20_000)).toEqual([30, 4_000]);
  expect(createTrafficWindow(20_000).over(5_000)).toEqual({
    traffic: NO_TRAFFIC,
    tookMs: 0,
  });
});

test("TrafficWindow forgets what is older than its span", () => {
  const { arrivals } = windowOf(...new Array<number>(30).fill(7));
  expect(arrivals(60_000)).toEqual([70, 20_000]);
});

test("TrafficWindow.add() starts anew when counts or clocks go back", () => {
  const { window, arrivals } = windowOf(10, 20, 30);
  window.add({ atMs: 8_000, traffic: { ...NO_TRAFFIC, arrived: 5 } });
  expect(arrivals(20_000)).toEqual([0, 0]);
  window.add({ atMs: 1_000, traffic: { ...NO_TRAFFIC, arrived: 9 } });
  expect(arrivals(20_000)).toEqual([0, 0]);
});
