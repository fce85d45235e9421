import { STRATEGIES } from "../balancer/mod.ts";
import type { Picker } from "../balancer/types.ts";
import { CallTable } from "./call_table.ts";
import { Control } from "./control.ts";
import { Desk } from "./desk.ts";
import { SimulatedFleet } from "./simulated_fleet.ts";
import { Tally } from "./tally.ts";
import type { Outcome, Scenario } from "./types.ts";

const LONGEST_WAIT_MS = 30_000;
const SLOW_START_MS = 10_000;

/**
 * Plays a trace through the same strategy and policy code as in production, in
 * simulated time: a discrete-event simulation, from the first request to the
 * answer of the last. The same scenario comes to the same outcome each time.
 *
 * @throws {RangeError} when there is no such strategy, or a number makes no
 *   sense.
 */
export function simulate(scenario: Scenario): Outcome {
  const { trace, settings, world } = scenario;
  const { concurrency, queueLimit } = settings;
  atLeastOne("concurrency", concurrency);
  atLeastOne("parallel", world.parallel);
  const clock = { nowMs: 0 };
  const calls = new CallTable();
  const fleet = new SimulatedFleet(world.endServers ?? settings.min, {
    links: calls,
    clock,
    concurrency,
    startMs: world.startMs,
    slowStartMs: world.slowStartMs ?? SLOW_START_MS,
  });
  const tally = new Tally(clock, scenario.target);
  const desk = new Desk({
    calls,
    clock,
    fleet,
    picker: pickerOf(scenario),
    tally,
    queueLimit,
    parallel: world.parallel,
    longestWaitMs: world.longestWaitMs ?? LONGEST_WAIT_MS,
  });
  const control = new Control(scenario, { clock, desk, fleet, tally });
  const arrivals = trace.begin();
  const call = { atMs: 0, workMs: 0, timeoutMs: Infinity, client: 0 };
  let arrivalMs = arrivals.next(call) ? call.atMs : Infinity;
  while (arrivalMs !== Infinity || calls.active > 0) {
    const deskMs = desk.nextMs;
    const nextMs = Math.min(deskMs, arrivalMs);
    if (control.nextMs < nextMs) {
      control.step();
      continue;
    }
    clock.nowMs = nextMs;
    if (deskMs <= arrivalMs) {
      desk.step();
      continue;
    }
    desk.arrive(call);
    arrivalMs = arrivals.next(call) ? call.atMs : Infinity;
  }
  return control.finish();
}

function pickerOf({ settings, prng }: Scenario): Picker {
  const name = settings.strategy;
  const strategy = Object.entries(STRATEGIES).find(([key]) => key === name);
  if (strategy) return strategy[1].create({ prng });
  const known = Object.keys(STRATEGIES).join(", ");
  throw new RangeError(
    `Cannot simulate strategy "${name}": there is no such strategy; choose one of ${known}`,
  );
}

function atLeastOne(name: string, value: number): void {
  if (value >= 1) return;
  throw new RangeError(
    `Cannot simulate with ${name} ${value}: it must be at least 1`,
  );
}
