import { expect, test } from "bun:test";

import { spanMs } from "./span_ms.ts";

test.each([
  ["30s", 30_000],
  ["10m", 600_000],
  ["2h", 7_200_000],
  ["1d", 86_400_000],
  ["0s", 0],
])("spanMs() reads %s", (text, ms) => {
  expect(spanMs(text)).toBe(ms);
});

test.each(["", "10", "m", "-1m", "1.5h", "1w", "1m30s", "9999999s"])(
  "spanMs() takes %p for no span",
  (text) => {
    expect(spanMs(text)).toBeUndefined();
  },
);
