import { expect, test } from "bun:test";

import { sampleData } from "./_samples.ts";
import { numberHint, quotaText } from "./quota_text.ts";

const { scaler, instances } = sampleData();
const [instance] = instances;

test("quotaText() adds up what all instances have", () => {
  if (!instance) throw new Error("A sample without an instance");
  const two = [2, 5].map((desired) => ({ ...instance, desired }));
  expect(quotaText({ scaler, instances: two })).toBe("7 of 100");
});

test("quotaText() says nothing where the scaler tells of no quota", () => {
  expect(quotaText({ scaler: undefined, instances })).toBe("");
  expect(numberHint({ scaler: undefined, instances })).toBe(
    "Set now; the policy goes on from there",
  );
});

test("numberHint() tells of the quota beside what happens", () => {
  expect(numberHint({ scaler, instances: [] })).toBe(
    "Set now; the policy goes on from there. In all you have 0 of 100 end servers",
  );
});
