import { expect, test } from "bun:test";

import { parseTarget } from "./target.ts";

test("parseTarget() takes a port alone as this machine's", () => {
  expect(parseTarget("61000")).toBe("127.0.0.1:61000");
});

test("parseTarget() refuses what is no port", () => {
  expect(() => parseTarget("loan")).toThrow('Cannot call "loan"');
});
