import { runLoad } from "./load/run_load.ts";
import type { Load } from "./load/types.ts";
import type { Contestant } from "./proxies/contest.ts";

/** As proxies run for weeks, what their first seconds cost does not count. */
const WARM_UP_MS = 3_000;
const QUICK_MS = 1_000;

/**
 * Loads each contestant for a while. A run that fails is none of its business:
 * connections to backends may not be there yet.
 */
export async function warmUp(
  contestants: readonly Contestant[],
  options: {
    readonly load: Load;
    readonly directory: string;
    readonly quick: boolean;
  },
): Promise<void> {
  const { load, directory, quick } = options;
  for (const { running } of contestants) {
    const until = Date.now() + (quick ? QUICK_MS : WARM_UP_MS);
    while (Date.now() < until) {
      const run = await runLoad(load, { port: running.port, directory });
      if (run.kind === "failed") await Bun.sleep(100);
    }
  }
}
