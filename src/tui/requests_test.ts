import { expect, test } from "bun:test";

import { settingsOf, valuesOf } from "./requests.ts";

test("settingsOf() makes numbers of texts and leaves out what is empty", () => {
  const values = { services: "a,b", strategy: "random", min: " 3 ", max: "" };
  expect(settingsOf(values)).toEqual({
    kind: "settings",
    settings: { services: ["a", "b"], strategy: "random", min: 3 },
  });
});

test("settingsOf() names each field that is no whole number", () => {
  const made = settingsOf({ min: "two", queue_limit: "1.5", max: "4" });
  expect(made).toEqual({
    kind: "wrong",
    errors: {
      min: '"two" is not a whole number; give one like 4',
      queue_limit: '"1.5" is not a whole number; give one like 4',
    },
  });
});

test("valuesOf() gives a form what settingsOf() makes settings of again", () => {
  const settings = { strategy: "random", policy: "queueing", min: 2, cpuMs: 0 };
  const made = settingsOf(valuesOf({ services: [], ...settings }));
  expect(made).toEqual({ kind: "settings", settings });
});

test("valuesOf() has a word for a shadow that is not there", () => {
  expect(valuesOf({ services: [], shadow: "" }).shadow).toBe("none");
  expect(valuesOf({ services: [], shadow: "queueing" }).shadow).toBe(
    "queueing",
  );
});
