import { expect, test } from "bun:test";

import { cheapest, surest, totals } from "./choose.ts";
import { entryOf, rowOf } from "./entries.ts";

function tried(setting: string, overPercent: number, minutes: number) {
  const figures = {
    overPercent,
    endServerMinutes: minutes,
    waitP50Ms: 0,
    waitP99Ms: 100,
    responseP50Ms: 20,
    responseP99Ms: 120,
    arrived: 1_000,
    over: 0,
    rejected: 0,
    late: 0,
    most: 5,
    changes: 2,
  };
  const trial = { set: "seen", trace: "poisson", rule: "HPA, CPU", setting };
  return entryOf(rowOf(trial, figures));
}

test("entryOf() reads what rowOf() wrote", () => {
  expect(tried("CPU 70 %", 0.5, 300)).toMatchObject({
    set: "seen",
    trace: "poisson",
    rule: "HPA, CPU",
    setting: "CPU 70 %",
    overPercent: 0.5,
    minutes: 300,
    calls: 1_000,
  });
});

test("cheapest() takes the fewest minutes that keep the limit", () => {
  const all = [
    tried("50", 0.1, 400),
    tried("70", 0.9, 300),
    tried("90", 4, 200),
  ];
  expect(cheapest(all, 1)?.setting).toBe("70");
  expect(cheapest(all, 0.5)?.setting).toBe("50");
  expect(cheapest(all, 0.01)).toBeUndefined();
});

test("surest() takes the least over the target", () => {
  expect(surest([tried("70", 5, 300), tried("50", 2, 400)])?.setting).toBe(
    "50",
  );
  expect(surest([])).toBeUndefined();
});

test("totals() weighs shares by calls and adds up minutes", () => {
  const busy = { ...tried("70", 1, 300), calls: 3_000 };
  const quiet = { ...tried("70", 5, 100), trace: "on_off" };
  expect(totals([busy, quiet, tried("50", 0, 500)])).toEqual([
    { rule: "HPA, CPU", setting: "70", overPercent: 2, minutes: 400 },
    { rule: "HPA, CPU", setting: "50", overPercent: 0, minutes: 500 },
  ]);
});
