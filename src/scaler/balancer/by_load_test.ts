import { expect, test } from "bun:test";

import { fewestOf, idsOf, shake } from "./_shake.ts";
import { ByLoad } from "./by_load.ts";

test("ByLoad has those with the fewest in flight at hand, whatever changes", () => {
  const order = new ByLoad();
  shake((members, candidates) => {
    candidates.keep(order);
    expect(idsOf(order.least())).toBe(idsOf(fewestOf(members)));
  });
});

test("ByLoad has nobody at hand when there is nobody", () => {
  expect(new ByLoad().least()).toEqual([]);
});
