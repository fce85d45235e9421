import { expect, test } from "bun:test";

import { TrafficCounter } from "../../base/traffic.ts";
import { ServiceTime } from "./service_time.ts";

test("ServiceTime follows the mean of what was answered lately", () => {
  const traffic = new TrafficCounter();
  const service = new ServiceTime();
  service.tick(traffic);
  expect(service.meanMs).toBe(0);
  for (const ms of [10, 30]) traffic.serve(ms, false);
  service.tick(traffic);
  expect(service.meanMs).toBe(20);
  for (let i = 0; i < 30; i++) {
    traffic.serve(100, false);
    service.tick(traffic);
  }
  expect(service.meanMs).toBeCloseTo(100, 0);
});

test("ServiceTime stays as it is while nothing is answered", () => {
  const traffic = new TrafficCounter();
  const service = new ServiceTime();
  traffic.serve(40, true);
  service.tick(traffic);
  service.tick(traffic);
  expect(service.meanMs).toBe(40);
});
