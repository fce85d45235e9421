import { expect, test } from "bun:test";

import { RosterEndpoint } from "./endpoint.ts";
import { exclusionOf } from "./exclusion.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import type { Exclusion } from "./types.ts";

/** One that is connected and well. */
function endpoint(): RosterEndpoint {
  const entry = { id: "e", host: "h", port: 1, state: "ready" } as const;
  const options = { rules: DEFAULT_LIMITS, prng: () => 0, now: () => 0 };
  const it = new RosterEndpoint(entry, options);
  it.reach.up();
  return it;
}

test("exclusionOf() names what keeps an end server from being picked", () => {
  const changes: readonly [Exclusion, (it: RosterEndpoint) => void][] = [
    ["draining", (it) => (it.draining = true)],
    ["unreachable", (it) => it.reach.pause()],
    ["not_serving", (it) => (it.health = "not_serving")],
    ["silent", (it) => (it.isMuted = true)],
    ["failing", (it) => it.ejection.eject(0)],
    ["full", (it) => it.take()],
    ["new", (it) => (it.isNew = true)],
  ];
  for (const [name, change] of changes) {
    const it = endpoint();
    change(it);
    expect(exclusionOf(it, 1)).toBe(name);
  }
});

test("exclusionOf() goes by what the connection takes where that is less", () => {
  const it = endpoint();
  it.maxStreams = 1;
  it.take();
  expect(exclusionOf(it, 10)).toBe("full");
});
