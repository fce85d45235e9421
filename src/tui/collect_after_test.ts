import { expect, test } from "bun:test";

import { collectAfter } from "./collect_after.ts";

test("collectAfter() collects once in so many frames, when they are drawn", async () => {
  let collected = 0;
  const drawn = collectAfter(3, () => void collected++);
  for (let frame = 0; frame < 7; frame++) drawn();
  expect(collected).toBe(0);
  await new Promise(setImmediate);
  expect(collected).toBe(2);
});
