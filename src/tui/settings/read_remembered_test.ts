import { expect, test } from "bun:test";

import { readRemembered, writtenRemembered } from "./read_remembered.ts";
import type { Remembered } from "./remembered.ts";

const ALL: Remembered = {
  sorts: { instances: { column: "p99", descending: true } },
  email: "asha@example.com",
  scalers: ["127.0.0.1:7400", "hall.example:7400"],
  theme: "paper",
};

test("readRemembered() reads what was written", () => {
  expect(readRemembered(writtenRemembered(ALL))).toEqual(ALL);
});

test("readRemembered() remembers nothing of what is damaged whole", () => {
  for (const text of [undefined, "", "{", "null", "[]", "7", '"x"']) {
    expect(readRemembered(text)).toEqual({ sorts: {} });
  }
});

test("readRemembered() leaves out what is damaged in part", () => {
  const text = JSON.stringify({
    sorts: { a: 1, b: { column: "x" }, c: { column: "y", descending: false } },
    email: "x".repeat(300),
    scalers: [7, "nowhere", ""],
    theme: "nothing of the kind",
    password: "secret",
  });
  expect(readRemembered(text)).toEqual({
    sorts: { c: { column: "y", descending: false } },
  });
});

test("readRemembered() reads whatever is left of a cut file", () => {
  const whole = writtenRemembered(ALL);
  for (let length = 0; length < whole.length; length++) {
    expect(() => readRemembered(whole.slice(0, length))).not.toThrow();
  }
});
