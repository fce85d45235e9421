import { getLogger } from "@logtape/logtape";

import { every } from "../base/every.ts";
import type { EndServerInfo, Runtime } from "./runtime/types.ts";

/** How {@linkcode sweepOrphans} looks. */
export interface SweepOptions {
  /** Whether an instance on record looks after that end server. */
  readonly knows: (endServer: EndServerInfo) => boolean;
  readonly everyMs: number;
  readonly signal: AbortSignal;
}

const GRACE_MS = 10_000;

const log = getLogger(["tellerline", "scaler"]);

/**
 * Removes this installation's end servers that no instance on record has: what
 * a crash between two steps can leave, or an engine that made a container after
 * nobody waited for it any more. Only what was seen in two looks
 * is removed, so that nothing in the middle of its start is hit.
 */
export function sweepOrphans(
  runtime: Runtime,
  { knows, everyMs, signal }: SweepOptions,
): void {
  let suspects: ReadonlySet<string> = new Set();

  async function look(): Promise<void> {
    const all = await runtime.list();
    const orphans = all.filter((it) => !knows(it));
    for (const orphan of orphans) {
      const { name } = orphan;
      if (!suspects.has(name) || knows(orphan)) continue; // one of that name starts now
      log.warn("Removing {name}: no instance on record has it", { name });
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
