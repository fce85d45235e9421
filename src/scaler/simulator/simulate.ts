import { STRATEGIES } from "../balancer/mod.ts";
import type { Picker } from "../balancer/types.ts";
import { CallTable } from "./call_table.ts";
import { Control } from "./control.ts";
import { Desk } from "./desk.ts";
import { SimulatedFleet, type FleetOptions } from "./simulated_fleet.ts";
import { Tally } from "./tally.ts";
import type { Outcome, Scenario } from "./types.ts";

const LONGEST_WAIT_MS = 30_000;
const SLOW_START_MS = 10_000;

/** A play of a trace that is under way. */
export interface Simulation {
  /** Whether the trace is over and its last request has ended. */
  readonly isOver: boolean;
  /** Goes on until that moment, ms, or until it is over. */
  advance(toMs: number): void;
  /** What became of it; plays what is left. */
  outcome(): Outcome;
}

/**
 * Plays a trace through the same strategy and policy code as in production, in
 * simulated time: a discrete-event simulation, from the first request to the
 * answer of the last. The same scenario comes to the same outcome each time.
 *
 * @throws {RangeError} when there is no such strategy, or a number makes no
 *   sense.
 */
export function simulate(scenario: Scenario): Outcome {
  return beginSimulation(scenario).outcome();
}

/** {@linkcode simulate} in parts, for those who have other things to do too. */
export function beginSimulation(scenario: Scenario): Simulation {
  const clock = { nowMs: 0 };
  const calls = new CallTable();
  const tally = new Tally(clock, scenario.target);
  const fleet = fleetOf(scenario, {
    links: calls,
    clock,
    occupancy: tally.traffic.occupancy,
  });
  const desk = new Desk({
    calls,
    clock,
    fleet,
    picker: pickerOf(scenario),
    tally,
    queueLimit: scenario.settings.queueLimit,
    parallel: scenario.world.parallel,
    longestWaitMs: scenario.world.longestWaitMs ?? LONGEST_WAIT_MS,
  });
  const control = new Control(scenario, { clock, desk, fleet, tally });
  const arrivals = scenario.trace.begin();
  const call = { atMs: 0, workMs: 0, timeoutMs: Infinity, client: 0 };
  let arrivalMs = arrivals.next(call) ? call.atMs : Infinity;

  /** The next thing that happens; requests before decisions. */
  function step(): void {
    const deskMs = desk.nextMs;
    const nextMs = Math.min(deskMs, arrivalMs);
    if (control.nextMs < nextMs) return control.step();
    clock.nowMs = nextMs;
    if (deskMs <= arrivalMs) return desk.step();
    desk.arrive(call);
    arrivalMs = arrivals.next(call) ? call.atMs : Infinity;
  }

  const simulation = {
    get isOver() {
      return arrivalMs === Infinity && calls.active === 0;
    },
    advance(toMs: number) {
      while (clock.nowMs < toMs && !simulation.isOver) step();
    },
    outcome() {
      simulation.advance(Infinity);
      return control.finish();
    },
  };
  return simulation;
}

function fleetOf(
  { settings, world }: Scenario,
  parts: Pick<FleetOptions, "links" | "clock" | "occupancy">,
): SimulatedFleet {
  const { concurrency, min } = settings;
  const { startMs, slowStartMs = SLOW_START_MS } = world;
  atLeastOne("concurrency", concurrency);
  atLeastOne("parallel", world.parallel);
  const options = { ...parts, concurrency, startMs, slowStartMs };
  return new SimulatedFleet(world.endServers ?? min, options);
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
