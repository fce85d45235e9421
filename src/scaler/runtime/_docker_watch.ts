import { getLogger } from "@logtape/logtape";

import { every } from "../../base/every.ts";
import { pause } from "../../base/pause.ts";
import type { Containers } from "./_docker_containers.ts";
import { labelFilter } from "./_docker_labels.ts";
import { AskedFor, Exits } from "./_exits.ts";
import type { ExitEvent } from "./types.ts";

const log = getLogger(["tellerline", "runtime"]);

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;
/** Listings find what events did not tell: the engine may be frozen. */
const LIST_MS = 10_000;

/** Watches containers end, as often as it is asked to. */
export class Watches {
  /** Ids of containers whose end is no news. */
  readonly asked = new AskedFor();
  readonly #containers: Containers;

  constructor(containers: Containers) {
    this.#containers = containers;
  }

  /** Goes on through restarts of the engine until `signal` aborts. */
  watch(onExit: (event: ExitEvent) => void, signal: AbortSignal): void {
    const { engine, installation } = this.#containers;
    const exits = new Exits(onExit, this.asked);
    const filters = {
      type: ["container"],
      event: ["die", "destroy"],
      ...labelFilter(installation),
    };
    // Events come before the engine's own listings show what they tell.
    let doubted = new Set<string>();
    let retryMs = FIRST_RETRY_MS;

    const look = oneAtATime(async () => {
      const news = doubted;
      doubted = new Set();
      await safely(async () => {
        const found = await this.#containers.all({ doubted: news });
        exits.update(found.map(({ id, info }) => ({ key: id, info })));
      }, signal);
    });

    async function follow(): Promise<void> {
      for await (const event of engine.events(filters, { signal, onOpen })) {
        const id = idOf(event);
        if (id) doubted.add(id);
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
