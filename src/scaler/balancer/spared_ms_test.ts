import { expect, test } from "bun:test";

import { sparedMs } from "./spared_ms.ts";

test("sparedMs() is the time left, a second at most", () => {
  expect([-3, 0, 400, 30_000].map(sparedMs)).toEqual([0, 0, 400, 1_000]);
});
