import { expect, test } from "bun:test";

import { NO_COUNTS } from "../../wire/load_plan.ts";
import { countSentences } from "./count_sentences.ts";

test("countSentences() tells what was sent, how it was answered and what failed", () => {
  const byStatus = { OK: 8, UNAVAILABLE: 1 };
  const lastFailure = "nobody is there";
  const told = { ...NO_COUNTS, sent: 10, leftOut: 1, byStatus, lastFailure };
  expect(countSentences({ ...told, p50Ms: 1, p99Ms: 20 })).toEqual([
    "10 sent: 8 OK, 1 UNAVAILABLE; 1 left out",
    "p50 1.0 ms, p99 20 ms",
    "The last failure: nobody is there",
  ]);
});

test("countSentences() says that nothing was answered", () => {
  const [first] = countSentences({ ...NO_COUNTS, sent: 3 });
  expect(first).toBe("3 sent: no answer; 0 left out");
});
