import { expect, test } from "bun:test";

import { Reach } from "./reach.ts";

test("Reach.isDown comes 50 ms after a connection was lost", () => {
  const reach = new Reach();
  reach.up();
  reach.down(1_000);
  expect(reach.tick(1_049)).toBe(false);
  expect(reach.isDown).toBe(false);
  expect(reach.tick(1_050)).toBe(true);
  expect(reach.isDown).toBe(true);
  expect(reach.tick(2_000)).toBe(false); // no news any more
});

test("Reach.isDown comes at once when the next connection is refused", () => {
  const reach = new Reach();
  reach.up();
  reach.down(1_000);
  reach.down(1_001);
  expect(reach.isDown).toBe(true);
});

test("Reach is not down before the first connection was refused", () => {
  const reach = new Reach();
  expect(reach.isDown).toBe(false);
  reach.tick(1e9);
  expect(reach.isDown).toBe(false);
  reach.down(1_000);
  expect(reach.isDown).toBe(true);
});

test("Reach.up() tells a new end server from a renewed connection", () => {
  const reach = new Reach();
  expect(reach.up()).toBe(true);
  reach.pause();
  expect(reach.isLost).toBe(false);
  expect(reach.up()).toBe(false);
  reach.down(1_000);
  expect(reach.up()).toBe(true);
});
