import { expect, test } from "bun:test";

import { DEFAULT_LIMITS, engineLimitsOf, limitsOf } from "./limits.ts";
import { DEFAULT_LIMITS as ENGINE_LIMITS } from "./http2/limits.ts";

test("limitsOf() is the defaults, but for what is said", () => {
  expect(limitsOf()).toEqual(DEFAULT_LIMITS);
  expect(limitsOf({ streams: 7, slowStartMs: 0 })).toEqual({
    ...DEFAULT_LIMITS,
    streams: 7,
    slowStartMs: 0,
  });
});

test.each([
  [{ streams: 0 }, "Cannot use limits.streams 0"],
  [{ ejectionMs: -1 }, "Cannot use limits.ejectionMs -1"],
  [{ healthMs: NaN }, "Cannot use limits.healthMs NaN"],
  [{ colour: 1 }, "Cannot use limits.colour: there are streams"],
])("limitsOf() refuses %j", (changes, message) => {
  expect(() => limitsOf(changes)).toThrow(RangeError);
  expect(() => limitsOf(changes)).toThrow(message);
});

test("engineLimitsOf() leaves out what is not for the engine", () => {
  expect(engineLimitsOf(limitsOf({ streams: 7 }))).toEqual({
    ...ENGINE_LIMITS,
    streams: 7,
  });
});

test("README.md tells every limit with its default", async () => {
  const readme = await Bun.file(
    new URL("../../../README.md", import.meta.url),
  ).text();
  const told: Record<string, number> = {};
  const [, section = ""] = readme.split("\n## Limits\n");
  for (const line of section.split("\n")) {
    const [, names = "", defaults = ""] = line.split("|");
    const values = defaults.split(",").map(Number);
    for (const [i, [, name = ""]] of [
      ...names.matchAll(/`(\w+)`/g),
    ].entries()) {
      told[name] = values[i] ?? NaN;
    }
  }
  expect(told).toEqual({ ...DEFAULT_LIMITS });
});
