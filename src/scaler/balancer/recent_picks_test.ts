import { expect, test } from "bun:test";

import { RecentPicks } from "./recent_picks.ts";

test("RecentPicks counts what was picked within the last half second at least", () => {
  const picks = new RecentPicks();
  for (let i = 0; i < 5; i++) picks.add(1_000 + i);
  expect(picks.read(1_004)).toBe(5);
  expect(picks.read(1_499)).toBe(5);
});

test("RecentPicks adds the half second before to the one that runs", () => {
  const picks = new RecentPicks();
  picks.add(1_100);
  picks.add(1_600);
  expect(picks.read(1_700)).toBe(2);
  expect(picks.read(2_050)).toBe(1);
});

test("RecentPicks forgets what is older than a second", () => {
  const picks = new RecentPicks();
  picks.add(1_100);
  expect(picks.read(2_600)).toBe(0);
});
