import type { TestGround } from "./_test_ground.ts";
import type { LiveFleet } from "./fleet.ts";
import { makeFleet } from "./make_fleet.ts";
import { Preparation } from "./preparation.ts";
import { startRates } from "./rates/start_rates.ts";

const { signal } = new AbortController();

/** A fleet on a test's ground, without instances yet. */
export function testFleet(ground: TestGround): LiveFleet {
  const preparation = new Preparation(ground.runtime, { signal });
  const { ports, state, now } = ground;
  const rates = startRates({ choice: { kind: "off" }, state, now, signal });
  const limits = { maxInstances: 10, maxEndServers: 20 };
  const options = { ports, rates, preparation, ...limits };
  return makeFleet(ground, { ...options, reason: "a test" });
}
