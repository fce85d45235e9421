import type { PortalHandlers } from "../../wire/gen/tellerline/v1/Portal.ts";
import { parseAlternatives } from "./alternatives.ts";
import type { Calls } from "./calls.ts";
import { queryNumber } from "./query_fields.ts";
import type { Fleet } from "./types.ts";

/** The call that plays recorded traffic again. */
export function simulationHandlers(calls: Calls, fleet: Fleet) {
  return {
    Simulate: calls.streaming((asked, { tenant, signal }) => {
      const { id } = asked;
      const current = fleet.settings(tenant, id); // not theirs: told first
      const lastMs = queryNumber(asked.lastMinutes, MINUTES) * 60_000;
      queryNumber(asked.alternatives.length, COUNT);
      const over = { current, fleet };
      const alternatives = parseAlternatives(asked.alternatives, over);
      const options = { lastMs, alternatives, signal };
      return fleet.simulate(tenant, id, options);
    }),
  } satisfies Partial<PortalHandlers>;
}

const MINUTES = {
  field: "last_minutes",
  unit: "minutes",
  low: 1,
  high: 1_440,
  fallback: 30,
};

const COUNT = { field: "alternatives", unit: "settings", low: 0, high: 5 };
