import { expect, test } from "bun:test";

import { sentence } from "./sentence.ts";

const because = "9 active requests an end server are more than the target of 7";
function clamp(from: number, to: number, reason: string) {
  return { name: "any", from, to, reason };
}

test("sentence() tells what is added and why", () => {
  expect(sentence({ from: 2, wish: 3, to: 3, clamps: [], because })).toBe(
    `Adding 1 end server (2 → 3): ${because}`,
  );
});

test("sentence() tells what kept it from adding more", () => {
  const clamps = [clamp(9, 6, "at most 4 may be added")];
  expect(sentence({ from: 2, wish: 9, to: 6, clamps, because })).toBe(
    `Adding 4 end servers (2 → 6): ${because}, but at most 4 may be added`,
  );
});

test("sentence() tells why it holds", () => {
  const clamps = [clamp(1, 3, "fewer would not do")];
  expect(sentence({ from: 3, wish: 1, to: 3, clamps, because })).toBe(
    `Holding at 3: ${because}, but fewer would not do`,
  );
});

test("sentence() names the limit as the cause when the limit is the cause", () => {
  const clamps = [clamp(0, 2, "at least 2 must run")];
  expect(sentence({ from: 0, wish: 0, to: 2, clamps, because })).toBe(
    "Adding 2 end servers (0 → 2): at least 2 must run",
  );
});

test("sentence() names the last limit that turned the wish round", () => {
  const clamps = [
    clamp(9, 8, "nothing may be added"),
    clamp(8, 5, "at most 5 may run"),
  ];
  expect(sentence({ from: 8, wish: 9, to: 5, clamps, because })).toBe(
    "Removing 3 end servers (8 → 5): at most 5 may run",
  );
});
