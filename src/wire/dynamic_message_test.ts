import { expect, test } from "bun:test";

import { dynamicMethod } from "./dynamic_message.ts";
import type { ServiceOutput } from "./messages.ts";

const FIELD = {
  label: "",
  unit: "",
  kind: "text",
  min: "",
  max: "",
  maxDecimals: 0,
  choices: [],
  required: false,
  example: "",
  help: "",
};

function service(names: readonly (readonly [string, number])[]): ServiceOutput {
  return {
    id: "x",
    title: "",
    summary: "",
    method: "/a.v1.X/Calculate",
    fields: names.map(([name, tag]) => ({ ...FIELD, name, tag })),
    outputs: [],
  };
}

test("dynamicMethod() keeps snake_case names and sends what is empty", () => {
  const method = dynamicMethod(service([["rate_percent", 3]]));
  const bytes = method.requestSerialize({ rate_percent: "" });
  expect([...bytes]).toEqual([(3 << 3) | 2, 0]);
});

test("dynamicMethod() leaves out what is undefined", () => {
  const method = dynamicMethod(service([["a", 1]]));
  expect(method.requestSerialize({ a: undefined })).toHaveLength(0);
});

test("dynamicMethod() refuses names and tags that make no message", () => {
  for (const bad of [
    [["__proto__", 1]],
    [["a-b", 1]],
    [["a", 0]],
    [["a", 2 ** 29]],
    [
      ["a", 1],
      ["a", 2],
    ],
    [
      ["a", 1],
      ["b", 1],
    ],
  ] as const) {
    expect(() => dynamicMethod(service(bad))).toThrow(/^Cannot make a message/);
  }
});

test("dynamicMethod() refuses a method that is no path", () => {
  const bad = { ...service([]), method: "http://elsewhere/x" };
  expect(() => dynamicMethod(bad)).toThrow("http://elsewhere/x");
});
