import { expect, test } from "bun:test";

import { hostOf, parseTarget } from "./target.ts";

test("parseTarget() takes a port alone as this machine's", () => {
  expect(parseTarget("61000")).toBe("127.0.0.1:61000");
  expect(parseTarget(":61000")).toBe("127.0.0.1:61000");
});

test("parseTarget() keeps a host, IPv6 too", () => {
  expect(parseTarget("bank.example:80")).toBe("bank.example:80");
  expect(parseTarget("[::1]:80")).toBe("[::1]:80");
  expect(hostOf("[::1]:80")).toBe("[::1]");
});

test("parseTarget() refuses what is no port", () => {
  for (const bad of [
    "",
    "0",
    "65536",
    "loan",
    "a b:1",
    "http://x:1",
    "1:2:3",
  ]) {
    expect(() => parseTarget(bad)).toThrow(`Cannot call "${bad}"`);
  }
});
