/** How {@linkcode every} behaves. */
export interface EveryOptions {
  /** Ends the ticking; a tick that is under way is left to finish. */
  readonly signal: AbortSignal;
}

/**
 * Calls `tick` every `ms` milliseconds until `signal` aborts. A tick that is
 * still running when the next is due makes that next one wait for it: ticks
 * never overlap. What a tick throws is not caught here.
 */
export function every(
  ms: number,
  tick: () => void | Promise<void>,
  { signal }: EveryOptions,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    await tick();
    if (!signal.aborted) timer = setTimeout(run, ms);
  }

  if (signal.aborted) return;
  timer = setTimeout(run, ms);
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
}
