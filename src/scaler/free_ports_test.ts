import { expect, test } from "bun:test";

import { freePorts } from "./free_ports.ts";

test("freePorts() skips what is taken, lowest first", () => {
  const free = freePorts({ first: 5, last: 8 }, new Set([5, 7]));
  expect([...free]).toEqual([6, 8]);
});

test("freePorts() gives nothing when all are taken", () => {
  expect([...freePorts({ first: 5, last: 5 }, new Set([5]))]).toEqual([]);
});
