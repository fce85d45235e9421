import { expect, test } from "bun:test";

import { trialSettings } from "./trial_settings.ts";

test("trialSettings() takes what is not given as for a new instance", () => {
  const settings = trialSettings({ policy: "latency_target", max: 2_000 });
  expect(settings).toMatchObject({
    policy: "latency_target",
    strategy: "least_connections",
    min: 2,
    max: 2_000,
    concurrency: 10,
  });
});

test("trialSettings() names every field that breaks a rule", () => {
  const make = () => trialSettings({ policy: "magic", concurrency: 0 });
  expect(make).toThrow(/^policy: "magic" .*; concurrency: 0 /);
});
