import { expect, test } from "bun:test";

import { endServers, figure, seconds } from "./words.ts";

test("endServers() knows one from many", () => {
  expect([endServers(1), endServers(2)]).toEqual([
    "1 end server",
    "2 end servers",
  ]);
});

test("figure() keeps at most two decimals", () => {
  expect([figure(9), figure(1.2406), figure(0.5)]).toEqual([
    "9",
    "1.24",
    "0.5",
  ]);
});

test("seconds() never says that nothing is left", () => {
  expect([seconds(60_000), seconds(1_400), seconds(20)]).toEqual([
    "60 s",
    "1 s",
    "1 s",
  ]);
});
