import { abortable } from "./abortable.ts";
import { DeadlineError } from "./errors.ts";

/** What {@linkcode deadline} waits for, and how long. */
export interface DeadlineOptions {
  readonly ms: number;
  /** Completes "Cannot …": `list containers`. */
  readonly action: string;
  /** Cancels earlier than the deadline. */
  readonly signal?: AbortSignal;
}

/**
 * Runs `work` with a signal that aborts at the deadline, and settles at the
 * deadline even if `work` does not heed the signal.
 *
 * @throws {DeadlineError} when `ms` pass first.
 */
export async function deadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { ms, action, signal }: DeadlineOptions,
): Promise<T> {
  const late = new DeadlineError(`Cannot ${action}: no answer within ${ms} ms`);
  const controller = new AbortController();
  const inner = signal
    ? AbortSignal.any([signal, controller.signal])
    : controller.signal;
  const timer = setTimeout(() => controller.abort(late), ms);
  try {
    inner.throwIfAborted();
    return await abortable(work(inner), inner);
  } finally {
    clearTimeout(timer);
  }
}
