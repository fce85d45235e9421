import { expect, test } from "bun:test";

import { OccupancyCounter } from "../../base/occupancy.ts";
import { CallTable } from "./call_table.ts";
import { SimulatedFleet } from "./simulated_fleet.ts";

function make(endServers: number) {
  const clock = { nowMs: 0 };
  const fleet = new SimulatedFleet(endServers, {
    links: new CallTable(),
    clock,
    occupancy: new OccupancyCounter(),
    concurrency: 10,
    startMs: 1_000,
    slowStartMs: 0,
  });
  return { fleet, clock };
}

function ids(fleet: SimulatedFleet): string {
  return [...fleet.candidates()]
    .map(({ id }) => id.replace("simulated-", ""))
    .toSorted()
    .join(" ");
}

test("SimulatedFleet.want() drains those with the fewest calls, of equals the youngest", () => {
  const { fleet } = make(4);
  const [one, two, three, four] = fleet.serving();
  for (const it of [one, one, two, three, four]) if (it) fleet.take(it);
  fleet.want(2);
  expect(ids(fleet)).toBe("1 2");
  expect(fleet.size).toBe(4); // those that drain are there yet
});

test("SimulatedFleet.want() takes the busiest of those that drain back first", () => {
  const { fleet } = make(3);
  const [one, two, three] = fleet.serving();
  for (const it of [one, one, two, two, two, three]) if (it) fleet.take(it);
  fleet.want(0);
  fleet.want(1);
  expect(ids(fleet)).toBe("2");
  expect(fleet.nextReadyMs).toBe(Infinity); // none is started
});

test("SimulatedFleet removes one that drains with its last call", () => {
  const { fleet } = make(1);
  const [one] = fleet.serving();
  if (!one) throw new Error("One serves");
  fleet.take(one);
  fleet.want(0);
  fleet.release(one, 5);
  expect([fleet.size, ids(fleet)]).toEqual([0, ""]);
});

test("SimulatedFleet.bringUp() lets those serve that are due", () => {
  const { fleet, clock } = make(1);
  fleet.want(3);
  clock.nowMs = fleet.nextReadyMs;
  fleet.bringUp();
  expect([clock.nowMs, fleet.ready, ids(fleet)]).toEqual([1_000, 3, "1 2 3"]);
});
