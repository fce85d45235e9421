import { getLogger } from "@logtape/logtape";

import { ConflictError } from "../base/errors.ts";
import { every } from "../base/every.ts";
import type { RunningInstance } from "./instance.ts";
import type { EndServerInfo } from "./runtime/types.ts";

/** How {@linkcode restore} brings an instance back. */
export interface RestoreOptions {
  /** Opens the instance's port. @throws {ConflictError} when it is taken. */
  readonly open: () => Promise<void>;
  /** End servers of the instance that a former scaler left. */
  readonly left: readonly EndServerInfo[];
  /** Time between two attempts at a port that is taken, ms. */
  readonly retryMs: number;
  readonly signal: AbortSignal;
}

const log = getLogger(["tellerline", "scaler"]);

/**
 * Brings an instance of a former scaler back: the same port, the same end
 * servers. When another program has its port meanwhile, its end servers come
 * up all the same and the port is tried again and again: nobody else's
 * instance waits for that.
 */
export async function restore(
  instance: RunningInstance,
  { open, left, retryMs, signal }: RestoreOptions,
): Promise<void> {
  const opened = await tryOpen(instance, open);
  instance.begin(left);
  if (opened) return;
  const done = new AbortController();
  const until = AbortSignal.any([signal, done.signal, instance.ended]);
  every(
    retryMs,
    async () => {
      if (await tryOpen(instance, open)) done.abort();
    },
    { signal: until },
  );
}

async function tryOpen(
  instance: RunningInstance,
  open: () => Promise<void>,
): Promise<boolean> {
  try {
    await open();
    instance.block("");
    return true;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const { port } = instance.record;
    log.error("Port {port} of {instance} is taken by another program", {
      port,
      instance: instance.record.id,
    });
    instance.block(
      `Port ${port} is taken by another program; end that one, and this instance takes its port again`,
    );
    return false;
  }
}
