import { createCoolDown } from "./cool_down.ts";
import type { Limited, Situation } from "./limited.ts";
import { limits, type Bounds } from "./limits.ts";
import { createStabiliser } from "./stabiliser.ts";
import { createStepLimit } from "./step.ts";
import type { AutoscalerTuning } from "./types.ts";

/** A wish after the limits that an instance sets itself. */
export interface Settled extends Limited {
  /** What it comes to at length, with no step or pause: for the supply. */
  readonly need: number;
}

/** The limits every policy's wish goes through, before those of the supply. */
export interface SharedLimits {
  /** Stabilisation, step, cool-down, min, max: in this order. */
  apply(wish: Limited, situation: Situation, bounds: Bounds): Settled;
  /** Takes a number for needed now, so that it is not given up at once. */
  hold(atMs: number, endServers: number): void;
  /** Tells them that a decision changes the number. */
  changed(atMs: number, by: number): void;
}

/** Makes the limits, with nothing behind them yet. */
export function createSharedLimits(
  tuning: Required<AutoscalerTuning>,
): SharedLimits {
  const stabiliser = createStabiliser(tuning.stabilisationMs);
  const byHand = createStabiliser(tuning.stabilisationMs);
  const step = createStepLimit(tuning);
  const coolDown = createCoolDown(tuning.coolDownMs);

  return {
    apply(wish, situation, bounds) {
      stabiliser.note(situation.nowMs, wish.endServers);
      if (situation.isPaced) {
        const held = limits(byHand.limit(wish, situation), bounds);
        return { ...held, need: held.endServers };
      }
      const stable = stabiliser.limit(wish, situation);
      const stepped = step.limit(stable, situation);
      const cooled = coolDown.limit(stepped, situation);
      const { endServers: need } = limits(stable, bounds);
      return { ...limits(cooled, bounds), need };
    },
    hold(atMs, endServers) {
      stabiliser.note(atMs, endServers);
      byHand.note(atMs, endServers);
    },
    changed(atMs, by) {
      step.changed(atMs, by);
      if (by > 0) coolDown.scaledOut(atMs);
    },
  };
}
