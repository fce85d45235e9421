import { expect, test } from "bun:test";

import { initialState, reduce, routeTo, topRoute } from "./reduce.ts";

const START = initialState(routeTo("instances"));

test("reduce() goes to a screen and back, and never off the first", () => {
  const there = reduce(START, { kind: "push", route: routeTo("deploy") });
  expect(topRoute(there).screen).toBe("deploy");
  const back = reduce(there, { kind: "pop" });
  expect(topRoute(back).screen).toBe("instances");
  expect(reduce(back, { kind: "pop" })).toBe(back);
});

test("reduce() changes a screen further down when an answer is about it", () => {
  const there = reduce(START, { kind: "push", route: routeTo("deploy") });
  const patch = { scroll: 3 };
  const patched = reduce(there, { kind: "patch", screen: "instances", patch });
  expect(patched.routes.map(({ scroll }) => scroll)).toEqual([3, 0]);
});

test("reduce() drops an answer for a screen that was left", () => {
  const patch = { scroll: 3 };
  expect(reduce(START, { kind: "patch", screen: "deploy", patch })).toBe(START);
});
