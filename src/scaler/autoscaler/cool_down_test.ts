import { expect, test } from "bun:test";

import { createCoolDown } from "./cool_down.ts";

const wish = { endServers: 5, clamps: [] };

test("createCoolDown() holds after scaling out, until an end server has started", () => {
  const coolDown = createCoolDown(15_000);
  const at = (nowMs: number) =>
    coolDown.limit(wish, { nowMs, from: 3, urgent: false }).endServers;
  expect(at(0)).toBe(5);
  coolDown.scaledOut(1_000);
  expect(at(15_999)).toBe(3);
  expect(at(16_000)).toBe(5);
});

test("createCoolDown() lets what is urgent pass", () => {
  const coolDown = createCoolDown(15_000);
  coolDown.scaledOut(0);
  const urgent = coolDown.limit(wish, { nowMs: 1, from: 3, urgent: true });
  expect(urgent).toEqual(wish);
});

test("createCoolDown() goes by the situation where that knows better", () => {
  const coolDown = createCoolDown(15_000);
  coolDown.scaledOut(0);
  const at = (nowMs: number) => {
    const situation = { nowMs, from: 3, urgent: false, coolDownMs: 5_300 };
    return coolDown.limit(wish, situation).endServers;
  };
  expect([at(5_299), at(5_300)]).toEqual([3, 5]);
});

test("createCoolDown() says how long it lasts", () => {
  const coolDown = createCoolDown(15_000);
  coolDown.scaledOut(0);
  const { clamps } = coolDown.limit(wish, {
    nowMs: 6_000,
    from: 3,
    urgent: false,
  });
  expect(clamps[0]?.reason).toBe(
    "what was added last gets 9 s more to take effect",
  );
});
