import { getLogger } from "@logtape/logtape";

import { every } from "../../base/every.ts";
import { pause } from "../../base/pause.ts";
import { labelFilter } from "./_docker_labels.ts";
import type { Engine } from "./engine.ts";

const log = getLogger(["tellerline", "runtime"]);

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;
/** Listings find what events did not tell: the engine may be frozen. */
const LIST_MS = 10_000;

/**
 * Calls `look` whenever something may have ended: as soon as events flow, at
 * each event, and every ten seconds. Goes on through restarts of the engine
 * until `signal` aborts.
 */
export function watchContainers(
  engine: Engine,
  options: {
    readonly installation: string;
    readonly look: () => Promise<void>;
    readonly signal: AbortSignal;
  },
): void {
  const { installation, signal } = options;
  const look = oneAtATime(() => safely(options.look, signal));
  every(LIST_MS, look, { signal });
  void follow();

  async function follow(): Promise<void> {
    let retryMs = FIRST_RETRY_MS;
    while (!signal.aborted) {
      const events = engine.events(
        {
          type: ["container"],
          event: ["die", "destroy"],
          ...labelFilter(installation),
        },
        { signal, onOpen: () => ((retryMs = FIRST_RETRY_MS), void look()) },
      );
      await safely(async () => {
        for await (const _event of events) void look();
      }, signal);
      await look();
      await pause(retryMs, signal);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    }
  }
}

/** What fails here is tried again soon: the log is enough. */
async function safely(
  work: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!signal.aborted) log.warn("Watching goes on after {error}", { error });
  }
}

/** Calls that come while `work` runs are answered by one more run after it. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      await work();
    } while (again);
    running = undefined;
  }

  return () => {
    if (running) again = true;
    running ??= run();
    return running;
  };
}
