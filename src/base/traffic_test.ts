import { expect, test } from "bun:test";

import { latencyQuantile } from "./latency.ts";
import { NO_TRAFFIC, TrafficCounter, trafficSince } from "./traffic.ts";

test("TrafficCounter adds up arrivals and the squares of the gaps between them", () => {
  const traffic = new TrafficCounter();
  for (const atMs of [100, 103, 103, 107]) traffic.arrive(atMs);
  expect(traffic.read()).toMatchObject({ arrived: 4, gapSquares: 9 + 16 });
});

test("TrafficCounter tells the lone from the others", () => {
  const traffic = new TrafficCounter();
  traffic.serve(20, true);
  traffic.serve(90, false);
  expect(traffic.read()).toMatchObject({
    served: 2,
    servedMs: 110,
    lone: 1,
    loneMs: 20,
    loneSquares: 400,
  });
});

test("trafficSince() is what came in between", () => {
  const traffic = new TrafficCounter();
  traffic.arrive(0);
  traffic.sent(1_000);
  const before = traffic.read();
  traffic.arrive(5);
  traffic.sent(8);
  traffic.serve(7, true);
  const between = trafficSince(traffic.read(), before);
  expect(between).toMatchObject({ arrived: 1, gapSquares: 25, loneMs: 7 });
  expect(latencyQuantile(between.waits, 1)).toBeCloseTo(9.05, 1);
  expect(trafficSince(before, before)).toEqual(NO_TRAFFIC);
});
