import { expect, test } from "bun:test";

import type { SettingsOutput } from "../../wire/messages.ts";
import { DEFAULT_SETTINGS } from "./default_settings.ts";
import { numberFields } from "./number_fields.ts";
import { parseChangedSettings, parseNewSettings } from "./settings.ts";

const CHOICES = {
  services: ["echo", "loan_emi"],
  strategies: ["least_connections", "random"],
  policies: ["queueing", "cpu_threshold"],
  maxEndServers: 50,
};
const CURRENT = { ...DEFAULT_SETTINGS, services: ["echo"] };

function parseNew(given: Partial<SettingsOutput>) {
  return parseNewSettings(
    { services: ["echo"], ...given },
    DEFAULT_SETTINGS,
    CHOICES,
  );
}

function parseChange(given: Partial<SettingsOutput>) {
  return parseChangedSettings({ services: [], ...given }, CURRENT, CHOICES);
}

function faults({ violations }: ReturnType<typeof parseNew>) {
  return violations.map(({ field, code }) => `${field} ${code}`);
}

test("parseNewSettings() takes the defaults for what is absent", () => {
  const { settings, violations } = parseNew({ strategy: "random", max: 3 });
  expect(violations).toEqual([]);
  expect(settings).toEqual({ ...CURRENT, strategy: "random", max: 3 });
});

for (const { key, field, low, high } of numberFields(50)) {
  test(`parseNewSettings() accepts ${field} at ${low} and ${high} and nothing beyond`, () => {
    const others = { min: 1, max: 50 };
    const faultsAt = (value: number) =>
      faults(parseNew({ ...others, [key]: value }));
    expect([low, high].flatMap(faultsAt)).toEqual([]);
    for (const value of [low - 1, high + 1, -high - 1, Infinity]) {
      expect(faultsAt(value).join()).toMatch(
        new RegExp(`^${field} (out_of_range|not_an_integer)$`),
      );
    }
    expect(faultsAt(Number.NaN)).toEqual([`${field} not_a_number`]);
  });
}

test("parseNewSettings() tells all that is wrong at once", () => {
  const parsed = parseNew({
    services: [],
    strategy: "fastest",
    policy: "",
    min: 0,
    queueLimit: -1,
    cpuLimit: 64,
  });
  expect(faults(parsed)).toEqual([
    "services required",
    "strategy unsupported",
    "policy unsupported",
    "min out_of_range",
    "queue_limit out_of_range",
    "cpu_limit out_of_range",
  ]);
});

test("parseNewSettings() names what was given and what is accepted", () => {
  const { violations } = parseNew({ strategy: "fastest", min: 60 });
  expect(violations.map(({ message }) => message)).toEqual([
    '"fastest" was given; least_connections, random are accepted',
    "60 was given; 1 to 50 end servers are accepted",
  ]);
});

test("parseNewSettings() refuses a service that is unknown or there twice", () => {
  expect(faults(parseNew({ services: ["echo", "bank"] }))).toEqual([
    "services unsupported",
  ]);
  expect(faults(parseNew({ services: ["echo", "echo"] }))).toEqual([
    "services malformed",
  ]);
});

test("parseNewSettings() blames min or max, whichever was given, for an empty range", () => {
  expect(faults(parseNew({ min: 11 }))).toEqual(["min out_of_range"]);
  expect(faults(parseNew({ max: 1 }))).toEqual(["max out_of_range"]);
  expect(faults(parseNew({ min: 7, max: 5 }))).toEqual(["max out_of_range"]);
  expect(faults(parseNew({ min: 5, max: 5 }))).toEqual([]);
});

test("parseChangedSettings() leaves what is absent as it is", () => {
  const current = { ...CURRENT, strategy: "random", queueLimit: 5 };
  const { settings } = parseChangedSettings(
    { services: [], max: 4 },
    current,
    CHOICES,
  );
  expect(settings).toEqual({ ...current, max: 4 });
});

test("parseChangedSettings() refuses to change what is fixed", () => {
  const given = {
    services: ["loan_emi"],
    sleepMs: 1,
    cpuMs: 1,
    cpuLimit: 1,
    memoryMib: 512,
  };
  expect(faults(parseChange(given))).toEqual([
    "services immutable",
    "sleep_ms immutable",
    "cpu_ms immutable",
    "cpu_limit immutable",
    "memory_mib immutable",
  ]);
});

test("parseChangedSettings() takes what is fixed when it is given as it is", () => {
  const { services, sleepMs, cpuMs, cpuLimit, memoryMib } = CURRENT;
  const parsed = parseChange({ services, sleepMs, cpuMs, cpuLimit, memoryMib });
  expect(parsed).toEqual({ settings: CURRENT, violations: [] });
});

test("parseChangedSettings() keeps a strange value short and on one line", () => {
  const { violations } = parseChange({
    services: [`x\n\u001b[2J${"y".repeat(999)}`],
  });
  const message = violations[0]?.message ?? "";
  expect(message).not.toMatch(/\p{Cc}/u);
  expect(message.length).toBeLessThan(250);
});
