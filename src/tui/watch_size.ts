import type { Action } from "./actions.ts";
import type { Store } from "./store.ts";
import type { State } from "./types.ts";

/** What is watched, and until when. */
export interface WatchSizeOptions {
  readonly stdout: NodeJS.WriteStream;
  readonly signal: AbortSignal;
}

const DEFAULT_SIZE = { width: 80, height: 24 };

/** Tells the store the terminal's size, now and whenever it changes. */
export function watchSize(
  store: Store<State, Action>,
  { stdout, signal }: WatchSizeOptions,
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
}
