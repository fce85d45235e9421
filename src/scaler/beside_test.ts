import { expect, test } from "bun:test";

import { sight } from "./_sights.ts";
import { POLICIES } from "./autoscaler/mod.ts";
import { Beside } from "./beside.ts";
import { observe } from "./observe.ts";

const SETTINGS = { policy: "queueing", min: 2, max: 10 };

test("Beside asks nobody to leave anything to imagined end servers", () => {
  const supply = [
    () => {
      throw new Error("Somebody was asked");
    },
  ];
  const settings = { ...SETTINGS, min: 5, shadow: "queueing" };
  const beside = new Beside(settings, { policies: POLICIES, supply });
  expect(beside.decide(observe(sight()))).toMatchObject({ from: 2, to: 5 });
});

test("Beside.retune() begins anew with another shadow", () => {
  const settings = { ...SETTINGS, min: 5, shadow: "queueing" };
  const beside = new Beside(settings, { policies: POLICIES });
  beside.decide(observe(sight()));
  beside.retune({ ...SETTINGS, shadow: "cpu_threshold" });
  expect(beside.decide(observe(sight()))).toMatchObject({ from: 2 });
});
