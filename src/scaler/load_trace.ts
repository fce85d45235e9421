import type { LoadPoint } from "../wire/messages.ts";

/** How many points are kept: ten minutes of them. */
export const TRACE_POINTS = 600;

/** What a point says besides its time. */
export type Traced = Omit<LoadPoint, "atMs">;

/** An instance's load over the last ten minutes, a point a second. */
export class LoadTrace {
  #points: LoadPoint[] = [];
  #second = -Infinity;

  /** Takes a point down if the last one is of another second. */
  push(atMs: number, look: () => Traced): void {
    const second = Math.floor(atMs / 1_000);
    if (second === this.#second) return;
    this.#second = second;
    this.#points.push({ ...look(), atMs });
    if (this.#points.length < 2 * TRACE_POINTS) return;
    this.#points = this.#points.slice(-TRACE_POINTS);
  }

  /** The newest `count` points, oldest first. */
  tail(count: number): readonly LoadPoint[] {
    return count > 0 ? this.#points.slice(-Math.min(count, TRACE_POINTS)) : [];
  }
}
