import { expect, test } from "bun:test";

import { ATTACKS } from "./attacks.ts";

/** Walks from head to head; throws past the end. */
function countFrames(bytes: Buffer): number {
  let count = 0;
  let at = 0;
  while (at < bytes.length) {
    at += 9 + bytes.readUIntBE(at, 3);
    count++;
  }
  expect(at).toBe(bytes.length);
  return count;
}

test("ATTACKS are whole frames, as many as they say", () => {
  const counts = ATTACKS.map((it) => [it.name, countFrames(it.burst())]);
  expect(Object.fromEntries(counts)).toEqual({
    rapid_reset: 10_000,
    made_you_reset: 6_000,
    continuation_flood: 3_001,
    header_bomb: 21,
    ping_flood: 20_000,
    settings_flood: 20_000,
    unknown_flood: 20_000,
    open_streams: 3_000,
  });
});

test("ATTACKS keep every frame within what a peer must take", () => {
  for (const attack of ATTACKS) {
    const bytes = attack.burst();
    for (let at = 0; at < bytes.length; at += 9 + bytes.readUIntBE(at, 3)) {
      expect(bytes.readUIntBE(at, 3)).toBeLessThanOrEqual(16_384);
    }
  }
});
