import { expect, test } from "bun:test";

import { STRATEGIES, type StrategyName } from "../mod.ts";
import type { Endpoint } from "../types.ts";
import { call, endpoint, listPicker } from "./_fixtures.ts";

/** Why the first of these was picked. */
function why(name: StrategyName, ...eligible: Endpoint[]): string {
  const [picked] = eligible;
  if (!picked) throw new Error("Somebody must be picked");
  return STRATEGIES[name].explain(picked, { eligible, call: call(1) });
}

test("leastConnections.explain() names what decided: load, recent picks, chance", () => {
  const a = endpoint("a", { inFlight: 3, recentPicks: 7 });
  const b = endpoint("b", { inFlight: 4 });
  const c = endpoint("c", { inFlight: 3, recentPicks: 9 });
  const d = endpoint("d", { inFlight: 3, recentPicks: 7 });
  expect(why("least_connections", a, b)).toBe("fewest in flight (3)");
  expect(why("least_connections", a, b, c)).toBe(
    "fewest in flight (3), and of 2 with as many the fewest recent picks (7)",
  );
  expect(why("least_connections", a, b, c, d)).toBe(
    "fewest in flight (3), and of 3 with as many the fewest recent picks (7), as 2 of them had: by chance",
  );
});

test("powerOfTwo.explain() tells from how many the two were drawn", () => {
  const a = endpoint("a", { inFlight: 1, recentPicks: 2 });
  const [b, c] = [endpoint("b", { inFlight: 2 }), endpoint("c")];
  expect(why("power_of_two", a, b)).toBe(
    "the less busy of both: 1 in flight, 2 recent picks",
  );
  expect(why("power_of_two", a, b, c)).toBe(
    "the less busy of two drawn from 3: 1 in flight, 2 recent picks",
  );
});

test("peakEwma.explain() reckons the answer that it expects", () => {
  const a = endpoint("a", { inFlight: 3, latencyMs: 12.34 });
  const b = endpoint("b", { inFlight: 9, latencyMs: 12.34 });
  expect(why("peak_ewma", a, b)).toBe(
    "soonest answer expected: 12.3 ms × (3 + 1) = 49.4 ms",
  );
  const fresh = endpoint("c", { latencyMs: undefined });
  expect(why("peak_ewma", fresh, a)).toBe("not answered yet, so it is tried");
});

test("ipHash.explain() names those that the client would rather have gone to", () => {
  const [a, b] = [endpoint("a", {}), endpoint("b", {})];
  const pick = listPicker(STRATEGIES.ip_hash);
  const first = pick([a, b], call(1))?.id === "a" ? a : b;
  const other = first === a ? b : a;
  const address = call(1).clientAddress;
  expect(why("ip_hash", first, other)).toBe(
    `highest hash with client ${address}`,
  );
  const busy = endpoint(first.id, { inFlight: 8 });
  expect(pick([busy, other], call(1))?.id).toBe(other.id);
  expect(why("ip_hash", other, busy)).toBe(
    `highest hash with client ${address} of those with fewer than 6 in flight; ${first.id} would have come first`,
  );
});

test("Every strategy explains a pick of its own in a clause", () => {
  const eligible = ["a", "b", "c"].map((id) => endpoint(id, { inFlight: 1 }));
  for (const strategy of Object.values(STRATEGIES)) {
    const picked = listPicker(strategy)(eligible, call(1));
    if (!picked) throw new Error("Nobody was picked");
    const text = strategy.explain(picked, { eligible, call: call(1) });
    expect(text).toMatch(/^[a-z].*[^.]$/);
  }
});
