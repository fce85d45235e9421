import { pause } from "../../base/pause.ts";
import type { PortalHandlers } from "../../wire/gen/tellerline/v1/Portal.ts";
import type { InstanceView } from "../../wire/messages.ts";
import type { Caller, Calls } from "./calls.ts";
import { queryNumber } from "./query_fields.ts";
import { simulationHandlers } from "./simulation_handlers.ts";
import type { Fleet } from "./types.ts";

/** The calls that go on answering. */
export function streamHandlers(calls: Calls, fleet: Fleet) {
  return {
    ...simulationHandlers(calls, fleet),
    WatchInstance: calls.streaming((asked, caller) => {
      const { id, brief } = asked;
      fleet.get(caller.tenant, id); // an id that is not theirs is told first
      const intervalMs = queryNumber(asked.intervalMs, INTERVAL);
      const pastPoints = queryNumber(asked.pastPoints, PAST);
      return views(fleet, caller, { id, intervalMs, brief, pastPoints });
    }),
    ExplainPicks: calls.streaming((asked, caller) => {
      const { tenant } = caller;
      fleet.get(tenant, asked.id);
      const picks = queryNumber(asked.picks, PICKS);
      const waitMs = queryNumber(asked.waitMs, WAIT);
      const over = AbortSignal.timeout(waitMs);
      const signal = AbortSignal.any([caller.signal, over]);
      return picksOf(fleet, caller, { id: asked.id, picks, signal });
    }),
    TailLogs: calls.streaming(({ id, endServer, lines, follow }, caller) => {
      const { tenant, signal } = caller;
      fleet.get(tenant, id);
      const past = queryNumber(lines, LINES);
      const options = { endServer, lines: past, follow, signal };
      return fleet.logs(tenant, id, options);
    }),
  } satisfies Partial<PortalHandlers>;
}

const INTERVAL = {
  field: "interval_ms",
  unit: "ms",
  low: 100,
  high: 60_000,
  fallback: 1_000,
};

const PAST = { field: "past_points", unit: "points", low: 0, high: 600 };

const PICKS = {
  field: "picks",
  unit: "picks",
  low: 1,
  high: 1_000,
  fallback: 10,
};

const WAIT = {
  field: "wait_ms",
  unit: "ms",
  low: 1_000,
  high: 600_000,
  fallback: 60_000,
};

const LINES = { field: "lines", unit: "lines", low: 0, high: 10_000 };

/** Picks; where they end because the instance is gone, that is said. */
async function* picksOf(
  fleet: Fleet,
  { tenant }: Caller,
  { id, ...options }: PicksAsked,
): ReturnType<Fleet["picks"]> {
  yield* fleet.picks(tenant, id, options);
  fleet.get(tenant, id);
}

type PicksAsked = { readonly id: string } & Parameters<Fleet["picks"]>[2];

/**
 * A view at once and one at each interval. Each is made when the reader is
 * ready for it: a slow one misses views, and gets no old ones.
 */
async function* views(
  fleet: Fleet,
  { tenant, signal }: Caller,
  { id, intervalMs, brief, pastPoints }: Watch,
): AsyncGenerator<InstanceView, void, undefined> {
  let past = pastPoints;
  while (!signal.aborted) {
    yield fleet.view(tenant, id, { brief, pastPoints: past });
    past = 0; // told once: whoever watches remembers
    await pause(intervalMs, signal);
  }
}

/** A watch as it is kept. */
interface Watch {
  readonly id: string;
  readonly intervalMs: number;
  readonly brief: boolean;
  readonly pastPoints: number;
}
