import { expect, test } from "bun:test";

import { collectAfter } from "./collect_after.ts";

test("collectAfter() collects once in so many frames, when they are drawn", async () => {
  const done: string[] = [];
  const drawn = collectAfter(3, {
    collect: () => void done.push("collect"),
    shrink: () => void done.push("shrink"),
  });
  for (let frame = 0; frame < 10; frame++) drawn();
  expect(done).toEqual([]);
  await new Promise(setImmediate);
  expect(done).toEqual(["shrink", "collect", "collect"]);
});
