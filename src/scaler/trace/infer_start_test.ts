import { expect, test } from "bun:test";

import { stateAt } from "./_samples.ts";
import { inferStart } from "./infer_start.ts";

/** `at desired ready`, one after the other. */
function statesOf(...rows: readonly (readonly [number, number, number])[]) {
  return rows.map(([at, desired, ready]) => stateAt(at, { desired, ready }));
}

test("inferStart() is the middle of the times until as many were ready", () => {
  const states = statesOf(
    ...([
      [0, 2, 2],
      [1_000, 3, 2],
      [1_700, 3, 3],
    ] as const),
    ...([
      [5_000, 5, 3],
      [5_500, 5, 4],
      [5_900, 5, 5],
    ] as const),
    ...([
      [9_000, 6, 5],
      [14_000, 6, 6],
    ] as const),
  );
  expect(inferStart(states)).toBe(900);
});

test("inferStart() learns nothing where it was decided otherwise meanwhile, or nothing was", () => {
  const changed = statesOf([0, 2, 2], [1_000, 4, 2], [2_000, 3, 3]);
  expect(inferStart(changed)).toBeUndefined();
  expect(inferStart(statesOf([0, 4, 2], [900, 4, 4]))).toBeUndefined();
  expect(inferStart([])).toBeUndefined();
});
