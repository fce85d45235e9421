import { expect, test } from "bun:test";

import { mayRetry } from "./retry_budget.ts";

test("mayRetry() allows a fifth, at least three", () => {
  const most = (active: number) => {
    let retrying = 0;
    while (mayRetry(retrying, active)) retrying++;
    return retrying;
  };
  expect([2, 25, 100].map(most)).toEqual([3, 5, 20]); // Envoy's own figures
});
