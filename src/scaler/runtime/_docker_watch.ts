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

/** How containers are watched. */
export interface WatchOptions {
  readonly installation: string;
  /**
   * Called whenever something may have ended, never twice at a time. `died`
   * are those whose end was just told: the engine tells it before its own
   * listings show it.
   */
  readonly look: (died: ReadonlySet<string>) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Looks as soon as events flow, at each event, and every ten seconds. Goes on
 * through restarts of the engine until `signal` aborts.
 */
export function watchContainers(engine: Engine, options: WatchOptions): void {
  const { installation, signal } = options;
  const filters = {
    type: ["container"],
    event: ["die", "destroy"],
    ...labelFilter(installation),
  };
  let died = new Set<string>();
  let retryMs = FIRST_RETRY_MS;

  const look = oneAtATime(async () => {
    const news = died;
    died = new Set();
    await safely(() => options.look(news), signal);
  });

  async function follow(): Promise<void> {
    for await (const event of engine.events(filters, { signal, onOpen })) {
      const id = idOf(event);
      if (id) died.add(id);
      void look();
    }
  }

  function onOpen(): void {
    retryMs = FIRST_RETRY_MS;
    void look();
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      await safely(follow, signal);
      await pause(retryMs, signal);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    }
  }

  every(LIST_MS, look, { signal });
  void run();
}

function idOf(event: unknown): string | undefined {
  if (typeof event !== "object" || event === null) return undefined;
  return "id" in event && typeof event.id === "string" ? event.id : undefined;
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
