import type { Prng } from "../../balancer/types.ts";
import type { Clock } from "../clock.ts";
import { Doors } from "../doors.ts";
import { FlushQueue } from "./flush_queue.ts";
import { limitsOf, type Limits } from "./limits.ts";
import { Turns, type Share } from "./turns.ts";

/** What all parts of one engine share. */
export interface Workings {
  readonly flushes: FlushQueue;
  /** What this engine may have of each turn of its worker. */
  readonly share: Share;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly prng: Prng;
  /** How many clients the whole process takes. */
  readonly doors: Doors;
}

/** What may be said otherwise. */
export interface WorkingsOptions {
  readonly clock: Clock;
  readonly limits?: Partial<Limits>;
  /** @default Math.random */
  readonly prng?: Prng;
  /** @default any number */
  readonly doors?: Doors;
}

/** One for all engines of a worker: one turn, one round of writing. */
const FLUSHES = new FlushQueue();
const TURNS = new Turns();

/** @throws {RangeError} when a limit bounds nothing. */
export function makeWorkings({
  clock,
  limits,
  prng = Math.random,
  doors = new Doors(Infinity),
}: WorkingsOptions): Workings {
  const all = limitsOf(limits);
  const share = TURNS.share(all.framesPerTurn);
  return { flushes: FLUSHES, share, clock, limits: all, prng, doors };
}
