import { expect, test } from "bun:test";

import type { ShadowedDecision } from "./shadow.ts";
import { isDiffering, mergeTallies, tallyShadows } from "./shadow_tally.ts";

function decided(
  atMs: number,
  policy?: string,
  shadowTo = 2,
): ShadowedDecision {
  const shared = { from: 2, wish: 2, inputs: {}, clamps: [], reason: "So" };
  const active = { ...shared, to: 2, atMs, kind: "hold", policy: "a" } as const;
  if (policy === undefined) return active;
  const shadow = { ...shared, policy, to: shadowTo, aheadMs: 100 * shadowTo };
  return { ...active, shadow };
}

test("tallyShadows() counts where a shadow went elsewhere, each policy for itself", () => {
  const made = [
    decided(1),
    decided(2, "b", 3),
    decided(3, "b", 1),
    decided(4, "c"),
    decided(5, "b"),
  ];
  expect(tallyShadows(made)).toEqual([
    {
      policy: "b",
      evaluations: 3,
      more: 1,
      fewer: 1,
      aheadMs: 600,
      sinceMs: 2,
    },
    {
      policy: "c",
      evaluations: 1,
      more: 0,
      fewer: 0,
      aheadMs: 200,
      sinceMs: 4,
    },
  ]);
});

test("mergeTallies() gives the same in whatever parts it comes", () => {
  const made = [1, 2, 3, 4].map((at) => decided(at, at % 2 ? "b" : "c", at));
  const parts = [made.slice(2), made.slice(0, 2)].flatMap(tallyShadows);
  expect(mergeTallies(parts)).toEqual(tallyShadows(made));
});

test("isDiffering() is not so without a shadow, nor with one that agrees", () => {
  const all = [decided(1), decided(1, "b", 2), decided(1, "b", 3)];
  expect(all.map(isDiffering)).toEqual([false, false, true]);
});
