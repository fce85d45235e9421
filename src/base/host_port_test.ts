import { expect, test } from "bun:test";

import { hostOf, readHostPort } from "./host_port.ts";

test("readHostPort() takes a port alone as this machine's", () => {
  expect(readHostPort("61000")).toBe("127.0.0.1:61000");
  expect(readHostPort(":61000")).toBe("127.0.0.1:61000");
});

test("readHostPort() keeps a host, IPv6 too", () => {
  expect(readHostPort("bank.example:80")).toBe("bank.example:80");
  expect(readHostPort("[::1]:80")).toBe("[::1]:80");
  expect(hostOf("[::1]:80")).toBe("[::1]");
});

test.each(["", "0", "65536", "loan", "a b:1", "http://x:1", "1:2:3"])(
  "readHostPort() reads nothing from %p",
  (bad) => {
    expect(readHostPort(bad)).toBeUndefined();
  },
);
