import { expect, test } from "bun:test";

import { busyTicks, endedTicks, withOthersShare } from "./others_share.ts";

test("busyTicks() leaves out what is idle or waits", () => {
  const stat = "cpu  1 2 4 1000 2000 8 16 32 0 0\ncpu0 5 5 5 5 5 5 5 5 0 0\n";
  expect(busyTicks(stat)).toBe(1 + 2 + 4 + 8 + 16 + 32);
});

test("endedTicks() finds its fields behind any name", () => {
  const stat =
    "7 (a) b (c) S 1 7 7 0 -1 4194560 1 2 3 4 50 60 70 80 20 0 1 0 9 9\n";
  expect(endedTicks(stat)).toBe(70 + 80);
});

test.skipIf(process.platform !== "linux")(
  "withOthersShare() hands the result on",
  async () => {
    const { result, othersPercent } = await withOthersShare(async () => "x");
    expect(result).toBe("x");
    expect(othersPercent).toBeGreaterThanOrEqual(0);
  },
);
