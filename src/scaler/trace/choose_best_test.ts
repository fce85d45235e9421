import { expect, test } from "bun:test";

import { chooseBest } from "./choose_best.ts";
import type { Played } from "./played.ts";

function play(changes: Partial<Played>): Played {
  return {
    arrived: 1_000,
    completed: 1_000,
    rejected: 0,
    late: 0,
    waitP50Ms: 0,
    waitP99Ms: 0,
    responseP50Ms: 0,
    responseP99Ms: 0,
    beyondTarget: 0.01,
    endServerMinutes: 100,
    mostEndServers: 4,
    scaledOut: 0,
    scaledIn: 0,
    points: [],
    ...changes,
  };
}

test("chooseBest() takes the fewest end-server minutes of those as good", () => {
  const { best, why } = chooseBest([
    play({}),
    play({ endServerMinutes: 40, beyondTarget: 0.05 }),
    play({ endServerMinutes: 80 }),
    play({ endServerMinutes: 70 }),
    play({ endServerMinutes: 50, rejected: 20 }),
  ]);
  expect(best).toBe(3);
  expect(why).toContain("30 % fewer end-server minutes");
});

test("chooseBest() leaves what is in force when nothing is cheaper", () => {
  const same = chooseBest([play({}), play({ endServerMinutes: 99.5 })]);
  const worse = chooseBest([play({}), play({ beyondTarget: 0.5 })]);
  const nothing = chooseBest([play({ arrived: 0 }), play({ arrived: 0 })]);
  expect([same.best, worse.best, nothing.best]).toEqual([0, 0, 0]);
});
