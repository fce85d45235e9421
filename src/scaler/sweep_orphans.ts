import { getLogger } from "@logtape/logtape";

import { every } from "../base/every.ts";
import type { Runtime } from "./runtime/types.ts";

/** How {@linkcode sweepOrphans} looks. */
export interface SweepOptions {
  /** Whether an instance is on record: its end servers are looked after. */
  readonly knows: (instance: string) => boolean;
  readonly everyMs: number;
  readonly signal: AbortSignal;
}

const GRACE_MS = 10_000;

const log = getLogger(["tellerline", "scaler"]);

/**
 * Removes this installation's end servers whose instance is not on record:
 * what a crash between two steps can leave. Only what was seen in two looks
 * is removed, so that nothing in the middle of its start is hit.
 */
export function sweepOrphans(
  runtime: Runtime,
  { knows, everyMs, signal }: SweepOptions,
): void {
  let suspects: ReadonlySet<string> = new Set();

  async function look(): Promise<void> {
    const all = await runtime.list();
    const orphans = all.filter(({ instance }) => !knows(instance));
    for (const { name } of orphans.filter((it) => suspects.has(it.name))) {
      log.warn("Removing {name}: its instance is not on record", { name });
      await runtime.stop(name, { graceMs: GRACE_MS });
    }
    suspects = new Set(orphans.map(({ name }) => name));
  }

  async function tick(): Promise<void> {
    try {
      await look();
    } catch (error) {
      // The engine is away for a while: the next look comes by itself.
      log.warn("Cannot look for orphans: {error}", { error });
    }
  }

  every(everyMs, tick, { signal });
}
