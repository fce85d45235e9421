import { expect, test } from "bun:test";

import { endpointWatch } from "./endpoint_watch.ts";
import type { EndpointSnapshot } from "./types.ts";

test("endpointWatch() tells of each change once, and of nothing that joins ready", () => {
  const told: string[] = [];
  const watch = endpointWatch((id, state) => told.push(`${id} ${state}`));
  const see = (...states: [string, EndpointSnapshot["state"]][]) =>
    watch(states.map(([id, state]) => ({ ...EMPTY, id, state })));
  see(["a", "ready"]);
  see(["a", "ejected"], ["b", "ready"]);
  see(["a", "ejected"], ["b", "draining"]);
  see(["a", "ready"]);
  expect(told).toEqual(["a ejected", "b draining", "a ready"]);
});

const EMPTY = { inFlight: 0, picks: 0, completed: 0, failed: 0, latency: [] };
