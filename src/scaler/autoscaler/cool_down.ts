import { limited, type Limited, type Situation } from "./limited.ts";
import { seconds } from "./words.ts";

/** The pause after scaling out. */
export interface CoolDown {
  scaledOut(atMs: number): void;
  limit(value: Limited, situation: Situation): Limited;
}

/**
 * After scaling out, waits `coolDownMs`, the time an end server takes to
 * start, to see what it does. What is urgent passes.
 */
export function createCoolDown(coolDownMs: number): CoolDown {
  let untilMs = -Infinity;

  return {
    scaledOut(atMs) {
      untilMs = atMs + coolDownMs;
    },
    limit(value, { nowMs, from, urgent }) {
      if (urgent || nowMs >= untilMs) return value;
      const reason = () =>
        `what was added last gets ${seconds(untilMs - nowMs)} more to take effect`;
      return limited(value, { name: "cool_down", to: from, reason });
    },
  };
}
