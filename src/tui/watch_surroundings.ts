import { every } from "../base/every.ts";
import type { Action } from "./actions.ts";
import type { Store } from "./store.ts";
import type { State } from "./types.ts";

/** What is watched, and until when. */
export interface Surroundings {
  readonly stdout: NodeJS.WriteStream;
  readonly signal: AbortSignal;
  readonly now?: () => number;
}

const TICK_MS = 1_000;
const DEFAULT_SIZE = { width: 80, height: 24 };

/** Tells the store the terminal's size and the time, now and as they change. */
export function watchSurroundings(
  store: Store<State, Action>,
  { stdout, signal, now = Date.now }: Surroundings,
): void {
  const resize = () => {
    // Some terminals say 0 until they know.
    const width = stdout.columns || DEFAULT_SIZE.width;
    const height = stdout.rows || DEFAULT_SIZE.height;
    const size = { width, height };
    store.dispatch({ kind: "resize", size }, { urgent: true });
  };
  resize();
  stdout.on("resize", resize);
  signal.addEventListener("abort", () => stdout.off("resize", resize));
  const tick = () => store.dispatch({ kind: "tick", nowMs: now() });
  every(TICK_MS, tick, { signal });
}
