import { expect, test } from "bun:test";

import { benchPlan, isMeant } from "./bench_plan.ts";

const KNOWN = {
  measurements: ["unary_4x16", "unary_1x1", "picks"],
  proxies: ["tellerline", "haproxy"],
};

test("benchPlan() measures everything five times unless told otherwise", () => {
  expect(benchPlan([], KNOWN)).toEqual({
    names: [],
    proxies: [],
    rounds: 5,
    quick: false,
    writes: false,
  });
});

test("benchPlan() takes names, lists and switches", () => {
  const args = "picks --only unary --proxies haproxy --write";
  expect(benchPlan(args.split(" "), KNOWN)).toEqual({
    names: ["picks", "unary"],
    proxies: ["haproxy"],
    rounds: 5,
    quick: false,
    writes: true,
  });
});

test("benchPlan() lets rounds be said, quick or not", () => {
  expect(benchPlan(["--rounds=3", "--quick"], KNOWN).rounds).toBe(3);
});

test("benchPlan() names what it does not know", () => {
  expect(() => benchPlan(["--only", "unaryx"], KNOWN)).toThrow('"unaryx"');
  expect(() => benchPlan(["--proxies", "envoy"], KNOWN)).toThrow('"envoy"');
  expect(() => benchPlan(["--rounds", "0"], KNOWN)).toThrow("--rounds");
});

test("benchPlan() makes quick figures of one round, and keeps none", () => {
  expect(benchPlan(["--quick"], KNOWN)).toMatchObject({
    rounds: 1,
    quick: true,
  });
  expect(() => benchPlan(["--quick", "--write"], KNOWN)).toThrow("quick");
});

test("isMeant() takes whole words only", () => {
  expect(isMeant("unary_4x16", "unary")).toBe(true);
  expect(isMeant("unary_4x16", "unary_4")).toBe(false);
  expect(isMeant("picks", "picks")).toBe(true);
});
