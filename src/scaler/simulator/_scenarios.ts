import type { Autoscaler } from "../autoscaler/autoscaler.ts";
import type { Decision } from "../autoscaler/types.ts";
import { chance } from "./chance.ts";
import type { Call, Scenario, Trace } from "./types.ts";

/** An autoscaler for tests: wants what `wish` says at each tick. */
export function wanting(wish: (nowMs: number) => number): Autoscaler {
  return {
    decide({ nowMs: atMs, ready, starting }): Decision {
      const from = ready + starting;
      const to = wish(atMs);
      const change = to > from ? "scale_out" : "scale_in";
      const kind = to === from ? "hold" : change;
      const inputs = {};
      const reason = "as told";
      const what = { kind, atMs, policy: "told", inputs, reason } as const;
      return { ...what, from, wish: to, to, clamps: [] };
    },
    retune() {},
    override() {},
  };
}

/** A trace of just these calls; what is left out: 10 ms of work, no hurry. */
export function traceOf(
  calls: readonly (Partial<Call> & Pick<Call, "atMs">)[],
  tookMs = 60_000,
): Trace {
  return {
    name: "told",
    title: "calls as told",
    tookMs,
    begin() {
      let i = 0;
      return {
        next(call) {
          const told = calls[i++];
          if (told === undefined) return false;
          const rest = { workMs: 10, timeoutMs: Infinity, client: 0 };
          Object.assign(call, rest, told);
          return true;
        },
      };
    },
  };
}

/** What a test says of a scenario. */
export interface ScenarioChanges extends Partial<
  Omit<Scenario, "settings" | "world" | "trace">
> {
  readonly settings?: Partial<Scenario["settings"]>;
  readonly world?: Partial<Scenario["world"]>;
}

/** One end server that works on one call at a time and is sent no more. */
export function scenarioOf(
  trace: Trace,
  { settings, world, ...rest }: ScenarioChanges = {},
): Scenario {
  const endServers = world?.endServers ?? 1;
  return {
    trace,
    settings: {
      policy: "told",
      strategy: "least_connections",
      min: 1,
      max: 100,
      concurrency: 1,
      queueLimit: 1_000,
      ...settings,
    },
    world: { parallel: 1, startMs: 1_000, endServers, ...world },
    autoscaler: wanting(() => endServers),
    prng: chance(1),
    ...rest,
  };
}
