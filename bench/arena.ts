import { startBackends } from "./load/backends.ts";
import type { Load } from "./load/types.ts";
import { scratchDirectory } from "./machine/scratch_directory.ts";
import { startContest, type Contest } from "./proxies/contest.ts";
import type { Settings } from "./types.ts";
import { warmUp } from "./warm_up.ts";

/** Backends, and warm proxies in front of them. */
export interface Arena extends Contest {
  /** Where files may lie while it lasts. */
  readonly directory: string;
}

/** What is set up. */
export interface ArenaOptions {
  /** Behind the port that is measured. */
  readonly backends: number;
  /** Behind a neighbour's port, when there is one. */
  readonly neighbours?: number;
  /** What warms the proxies up. */
  readonly load: Load;
}

/** Starts backends and proxies, all of which end with the arena. */
export async function openArena(
  settings: Pick<Settings, "proxies" | "quick">,
  { backends, neighbours = 0, load }: ArenaOptions,
): Promise<Arena> {
  await using opening = new AsyncDisposableStack();
  const directory = opening.use(scratchDirectory()).path;
  const count = backends + neighbours;
  const { ports } = opening.use(await startBackends(count, { directory }));
  const stage = {
    backends: ports.slice(0, backends),
    otherBackends: neighbours > 0 ? [ports.slice(backends)] : [],
    directory,
  };
  const contest = opening.use(await startContest(settings, stage));
  const { contestants, missing } = contest;
  await warmUp(contestants, { load, directory, quick: settings.quick });
  const opened = opening.move();
  return {
    contestants,
    missing,
    directory,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
