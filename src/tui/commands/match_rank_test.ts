import { expect, test } from "bun:test";

import { matchRank } from "./match_rank.ts";

test("matchRank() puts a whole name before a beginning, a word and letters", () => {
  const ranks = ["sort", "sort-next", "re-sort", "resort", "s-o-rt", "xyz"];
  expect(ranks.map((name) => matchRank(name, "Sort"))).toEqual([
    0,
    1,
    2,
    3,
    4,
    undefined,
  ]);
});

test("matchRank() lets everything through while nothing is typed", () => {
  expect(matchRank("deploy", "  ")).toBe(1);
});
