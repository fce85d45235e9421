import { limited, type Limited, type Situation } from "./limited.ts";
import { seconds } from "./words.ts";

/** The pause after scaling out. */
export interface CoolDown {
  scaledOut(atMs: number): void;
  limit(value: Limited, situation: Situation): Limited;
}

/**
 * After scaling out, waits until the end server has started and shows what it
 * does: `usualMs`, where the situation knows no better. What is urgent passes.
 */
export function createCoolDown(usualMs: number): CoolDown {
  let sinceMs = -Infinity;

  return {
    scaledOut(atMs) {
      sinceMs = atMs;
    },
    limit(value, { nowMs, from, urgent, coolDownMs = usualMs }) {
      const leftMs = sinceMs + coolDownMs - nowMs;
      if (urgent || leftMs <= 0) return value;
      const reason = () =>
        `what was added last gets ${seconds(leftMs)} more to take effect`;
      return limited(value, { name: "cool_down", to: from, reason });
    },
  };
}
