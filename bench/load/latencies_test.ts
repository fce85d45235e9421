import { expect, test } from "bun:test";

import { latenciesUs } from "./latencies.ts";

test("latenciesUs() reads the answered requests of the log", () => {
  const log =
    "1795417447365466\t200\t421\n1795417447365470\t-1\t9\n1795417447365471\t200\t45\n";
  expect(latenciesUs(log)).toEqual([421, 45]);
});

test("latenciesUs() finds nothing in an empty log", () => {
  expect(latenciesUs("")).toEqual([]);
});
